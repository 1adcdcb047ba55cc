package io.trialsuite.consent.signatories.web;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.signatories.NameSignatory;
import io.trialsuite.consent.signatories.NamingSignatories;
import io.trialsuite.consent.signatories.SignatoryRegister;
import io.trialsuite.consent.signatories.SignatoryView;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/participants/{participantRef}/signatories")
class SignatoryController {

    private final NamingSignatories naming;
    private final SignatoryRegister register;

    SignatoryController(NamingSignatories naming, SignatoryRegister register) {
        this.naming = naming;
        this.register = register;
    }

    record NewSignatory(
            @NotNull SignatoryRole role,
            @NotBlank @SingleLine @Size(max = 120) String fullName,

            @NotNull @Email @SingleLine @Size(min = 3, max = 254)
            String email,

            @Nullable @SingleLine @Size(max = 60) String relationship) {

        @Override
        public String toString() {
            return "NewSignatory[" + role + "]";
        }
    }

    record Named(UUID signatoryId) {}

    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Named name(Caller caller, @PathVariable UUID participantRef, @Valid @RequestBody NewSignatory request) {
        var relationship = request.relationship();
        return new Named(naming.name(new NameSignatory(
                StaffMember.of(caller),
                new ParticipantRef(participantRef),
                request.role(),
                request.fullName(),
                request.email(),
                relationship == null ? "" : relationship)));
    }

    @GetMapping
    List<SignatoryView> list(Caller caller, @PathVariable UUID participantRef) {
        return register.list(caller.organizationId(), new ParticipantRef(participantRef));
    }
}

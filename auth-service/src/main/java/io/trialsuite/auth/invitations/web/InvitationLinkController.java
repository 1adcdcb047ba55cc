package io.trialsuite.auth.invitations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.DisplayName;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.invitations.AnsweringInvitations;
import io.trialsuite.auth.invitations.JoinByInvitation;
import io.trialsuite.auth.invitations.OpenInvitation;
import io.trialsuite.auth.memberships.AddedMember;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The link is a secret, so it comes in the body and never in the address. */
@RestController
@RequestMapping("/v2/invitations")
class InvitationLinkController {

    private final AnsweringInvitations answering;

    InvitationLinkController(AnsweringInvitations answering) {
        this.answering = answering;
    }

    record Link(@NotNull @Size(max = 128) String token) {

        @Override
        public String toString() {
            return "Link[hidden]";
        }
    }

    record Registration(
            @NotNull @Size(max = 128) String token,
            @NotNull @Size(max = 100) String displayName,
            @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Registration[hidden]";
        }
    }

    @PostMapping("/preview")
    @Operation(summary = "What a link invites to, and whether to log in or to register")
    OpenInvitation look(@Valid @RequestBody Link request) {
        return answering.look(OpaqueToken.of(request.token()));
    }

    @PostMapping("/acceptance")
    @Operation(summary = "Accept, logged in with the invited address; repeatable")
    AddedMember accept(@Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Link request) {
        return answering.accept(visitor.account(), OpaqueToken.of(request.token()));
    }

    @PostMapping("/registration")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Accept and register in one step; the address is proved by the link")
    AddedMember register(@Valid @RequestBody Registration request) {
        return answering.register(new JoinByInvitation(
                OpaqueToken.of(request.token()),
                new DisplayName(request.displayName()),
                Password.of(request.password())));
    }

    @PostMapping("/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Decline")
    void decline(@Valid @RequestBody Link request) {
        answering.decline(OpaqueToken.of(request.token()));
    }
}

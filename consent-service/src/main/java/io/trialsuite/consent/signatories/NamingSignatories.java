package io.trialsuite.consent.signatories;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.IdentityVault;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class NamingSignatories {

    private final SignatoryRegister register;
    private final IdentityVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    NamingSignatories(SignatoryRegister register, IdentityVault vault, AuditTrail audit, Clock clock) {
        this.register = register;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Requests that are under way keep whoever was named when they were invited. */
    @Transactional
    public UUID name(NameSignatory command) {
        var role = command.role();
        if (role == SignatoryRole.PARTICIPANT || role.isStaff()) {
            throw new RoleNotNamed(role);
        }
        var organization = command.by().organizationId();
        var participant = command.participant();
        requireNobodyTwice(command);
        var at = clock.instant();
        var signatory = new Signatory(
                UuidCreator.getTimeOrderedEpoch(), role, command.fullName(), command.email(), command.relationship());
        register.replace(organization, participant, signatory, command.by().accountId(), at);
        audit.record(new AuditEntry(
                organization,
                command.by().actor(),
                "consent.signatory.named",
                "participant",
                participant.toString(),
                at,
                null,
                Map.of("role", role, "signatoryId", signatory.id().toString()),
                null));
        return signatory.id();
    }

    /** A witness who is also the participant, or the representative, has witnessed nothing (CI-3). */
    private void requireNobodyTwice(NameSignatory command) {
        var organization = command.by().organizationId();
        var participant = vault.requireForChange(organization, command.participant());
        var others = register
                .current(organization, List.of(command.participant()))
                .getOrDefault(command.participant(), Map.of())
                .values()
                .stream()
                .filter(it -> it.role() != command.role())
                .map(Signatory::email);
        if (Stream.concat(Stream.ofNullable(participant.email()), others)
                .map(NamingSignatories::normalized)
                .anyMatch(normalized(command.email())::equals)) {
            throw new SegregationOfDuties("The address belongs to somebody who signs in another capacity.");
        }
    }

    private static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}

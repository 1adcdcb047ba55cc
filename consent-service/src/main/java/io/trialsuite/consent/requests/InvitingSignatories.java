package io.trialsuite.consent.requests;

import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.signatories.SignatoryRegister;
import io.trialsuite.outbox.Outbox;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends their links to those whose turn has come. */
@Component
class InvitingSignatories {

    private final SignatoryRegister register;
    private final IdentityVault vault;
    private final ParticipantLinks links;
    private final ParticipantLetters letters;
    private final RequestJournal journal;
    private final Outbox outbox;

    InvitingSignatories(
            SignatoryRegister register,
            IdentityVault vault,
            ParticipantLinks links,
            ParticipantLetters letters,
            RequestJournal journal,
            Outbox outbox) {
        this.register = register;
        this.vault = vault;
        this.links = links;
        this.letters = letters;
        this.journal = journal;
        this.outbox = outbox;
    }

    /** Those who were awaited before have a link already. */
    void inviteNext(ConsentRequest request, PublishedVersion version, Set<SignatoryRole> before, Instant at) {
        var next = EnumSet.noneOf(SignatoryRole.class);
        next.addAll(request.awaited());
        next.removeAll(before);
        next.removeIf(role -> role.isStaff() || role == SignatoryRole.PARTICIPANT);
        if (next.isEmpty()) {
            return;
        }
        var participant = vault.require(request.organization(), request.participant());
        var named = register.current(request.organization(), List.of(request.participant()))
                .getOrDefault(request.participant(), Map.of());
        for (var role : next) {
            var signatory = named.get(role);
            if (signatory == null) {
                throw new IllegalStateException("Nobody is named as " + role + " of request " + request.id());
            }
            var visitor = new Visitor(request.reference(), role, signatory.id());
            var invitation =
                    Invitation.of(visitor, Addressees.beside(participant, signatory), ParticipantLetters.nextMail());
            links.insert(List.of(invitation.link(request)));
            if (!request.isOnSite()) {
                outbox.append(invitation.message(letters, request, version, at));
            }
            journal.systemDid(
                    "signing",
                    "consent.signatory.invited",
                    request,
                    at,
                    request.state(),
                    Map.of("role", role, "signatoryId", signatory.id().toString()));
        }
    }
}

package io.trialsuite.auth.legacy;

import io.trialsuite.auth.accounts.DisplayName;
import io.trialsuite.auth.accounts.RegisteringAccounts;
import io.trialsuite.auth.memberships.MovePerson;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.PlacingPeople;
import io.trialsuite.auth.memberships.Role;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What service clients write by v1: people with one organization, and which one it is. */
@Service
public class LegacyWriting {

    private final RegisteringAccounts registering;
    private final PlacingPeople placing;
    private final Clock clock;

    LegacyWriting(RegisteringAccounts registering, PlacingPeople placing, Clock clock) {
        this.registering = registering;
        this.placing = placing;
        this.clock = clock;
    }

    /** v1 knows no names of people; the address stands in until its owner writes one. */
    @Transactional
    public LegacyUser create(CreateLegacyUser command) {
        var now = clock.instant();
        var email = command.email();
        var name = new DisplayName(email.value().substring(0, email.value().indexOf('@')));
        var account = registering.registerWithoutPassword(email, name, command.client(), now);
        placing.place(new MovePerson(account, command.organization(), command.client()), now);
        return new LegacyUser(
                account.value(), email.value(), command.organization().value(), Role.MEMBER);
    }

    public OrganizationId move(MovePerson command) {
        placing.move(command);
        return command.organization();
    }
}

package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import java.time.Instant;

/** What hangs on a membership and ends with it, in the same transaction. */
public interface LeavingMembers {

    void left(AccountId account, OrganizationId organization, Instant at);
}

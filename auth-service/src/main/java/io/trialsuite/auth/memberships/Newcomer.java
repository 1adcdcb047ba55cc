package io.trialsuite.auth.memberships;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;

/** Whom to add: named by an address, or by the account id that the person has handed over themselves. */
public sealed interface Newcomer {

    record WithAddress(EmailAddress email) implements Newcomer {}

    record WithAccount(AccountId account) implements Newcomer {}
}

package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;

public record InvitePerson(
        AccountId actor, OrganizationId organization, EmailAddress email, Role role, LetterLanguage language) {}

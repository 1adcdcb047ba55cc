package io.trialsuite.auth.studyroles;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import java.util.UUID;

/** Somebody who runs an organization takes a seat away. */
public record EndStudyRole(AccountId actor, OrganizationId organization, UUID study, StudyRoleId role) {}

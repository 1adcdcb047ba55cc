package io.trialsuite.gateway.provider.web;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

/** The person may not work for the organization, or not as they have logged in; the provider's own code says why. */
public final class OrganizationClosed extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    OrganizationClosed(String code) {
        super(code, "You cannot work for this organization with this login.");
    }
}

package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.services.Service;
import java.util.Map;

/** A coordinator who works for two organizations, from registration to the choice between them. */
public final class SigningIn {

    private final Api api;
    private final Addresses addresses;
    private final String email;
    private final String password;

    public SigningIn(Api api, Addresses addresses, String email, String password) {
        this.api = api;
        this.addresses = addresses;
        this.email = email;
        this.password = password;
    }

    public void register(String name) {
        api.post(addresses.of(Service.AUTH, "/v2/accounts"))
                .json(Map.of("email", email, "displayName", name, "password", password))
                .required();
    }

    /** While the person belongs to at most one organization, the password alone is enough. */
    public Session withPasswordAlone() {
        return new Session(api, addresses, logIn().required());
    }

    /** The new organization's id. */
    public String registerOrganization(Session session, String name, String slug) {
        var reply = api.post(addresses.of(Service.AUTH, "/v2/organizations"))
                .bearer(session.ownToken())
                .json(Map.of("name", name, "slug", slug))
                .send();
        return reply.tookEffectUnheard()
                ? organizationNamed(session, name)
                : reply.required().path("id").asString();
    }

    private String organizationNamed(Session session, String name) {
        var me = api.get(addresses.of(Service.AUTH, "/v2/users/me"))
                .bearer(session.ownToken())
                .required();
        for (var membership : me.path("memberships")) {
            if (membership.path("organizationName").asString().equals(name)) {
                return membership.path("organizationId").asString();
            }
        }
        throw new SuiteFailure("The organization " + name + " is neither refused nor there.");
    }

    /** With two organizations the service must ask, and a session exists only after the answer. */
    public Session choosing(String organization) {
        var asked = logIn();
        if (asked.status() != 403 || !asked.code().equals("organization-selection-required")) {
            throw new SuiteFailure("Logging in did not ask for the organization but answered " + asked.status() + ".");
        }
        var offered = asked.body().path("organizations");
        if (offered.size() != 2) {
            throw new SuiteFailure("Logging in did not offer both organizations: " + offered + ".");
        }
        var choice = Map.of(
                "pendingAuthenticationToken",
                asked.body().path("pendingAuthenticationToken").asString(),
                "organizationId",
                organization);
        var chosen = api.post(addresses.of(Service.AUTH, "/v2/session/organization-selection"))
                .json(choice);
        return new Session(api, addresses, chosen.required());
    }

    /** Has the person's phone show codes from now on. */
    Authenticator enrolSecondFactor(Session session) {
        var enrolment = api.post(addresses.of(Service.AUTH, "/v2/users/me/totp"))
                .bearer(session.ownToken())
                .required();
        var phone = new Authenticator(enrolment.path("secret").asString());
        api.post(addresses.of(Service.AUTH, "/v2/users/me/totp/confirmation"))
                .bearer(session.ownToken())
                .json(Map.of("code", phone.code(0)))
                .required();
        return phone;
    }

    /** The same session with both factors proved anew; the code that enrolled the phone is spent, hence the next one. */
    Session stepUp(Session session, Authenticator phone) {
        var proved = api.post(addresses.of(Service.AUTH, "/v2/session/step-up"))
                .bearer(session.ownToken())
                .json(Map.of("password", password, "code", phone.code(1)))
                .required();
        return new Session(api, addresses, proved);
    }

    private Reply logIn() {
        return api.post(addresses.of(Service.AUTH, "/v2/session"))
                .json(Map.of("email", email, "password", password))
                .send();
    }
}

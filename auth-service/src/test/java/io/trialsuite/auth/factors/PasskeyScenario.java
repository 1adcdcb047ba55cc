package io.trialsuite.auth.factors;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** People and the phones that know them. */
abstract class PasskeyScenario extends AuthScenario {

    PasskeyScenario(World world) {
        super(world);
    }

    /** A person and the phone that knows them. */
    record Owner(Person person, SoftAuthenticator phone, List<String> recoveryCodes) {}

    protected Owner owner() {
        return owner(new SoftAuthenticator());
    }

    protected Owner owner(SoftAuthenticator phone) {
        var person = founder();
        var registered = enrol(person.token(), phone);
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        var tokens = logIn(phone.get(asked()));
        return new Owner(
                person.with(tokens),
                phone,
                registered.json().path("recoveryCodes").values().stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    protected Answer enrol(String token, SoftAuthenticator phone) {
        var options = post("/v2/users/me/passkeys/options", Map.of(), token);
        return register(token, "Kim's phone", phone.create(options.json()));
    }

    protected Answer register(String token, String name, Map<String, Object> credential) {
        return post("/v2/users/me/passkeys", Map.of("name", name, "credential", credential), token);
    }

    protected Answer remove(String token, SoftAuthenticator phone) {
        return exchange(HttpMethod.DELETE, "/v2/users/me/passkeys/" + phone.id(), null, token);
    }

    protected JsonNode asked() {
        return post("/v2/session/passkey/options", Map.of(), null).json();
    }

    protected Answer logIn(Map<String, Object> credential) {
        return post("/v2/session/passkey", Map.of("credential", credential), null);
    }

    protected List<String> events(Person person) {
        return world.rows()
                .sql("select type from outbox_event where convert_from(payload, 'UTF8')::jsonb ->> 'accountId' = :id")
                .param("id", account(person))
                .query(String.class)
                .list();
    }
}

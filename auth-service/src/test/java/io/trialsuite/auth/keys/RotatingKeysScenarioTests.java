package io.trialsuite.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.trialsuite.auth.AuthScenario;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class RotatingKeysScenarioTests extends AuthScenario {

    private static final Duration CACHE = Duration.ofSeconds(31);

    private final RotatingKeys rotating;

    RotatingKeysScenarioTests(World world, RotatingKeys rotating) {
        super(world);
        this.rotating = rotating;
    }

    private void later(Duration duration) {
        world.clock().advance(duration);
        rotating.advance();
        world.clock().advance(CACHE);
    }

    private List<String> published() {
        return get("/oauth2/jwks", null).texts("keys", "kid");
    }

    private static String kid(Person person) throws ParseException {
        return SignedJWT.parse(person.token()).getHeader().getKeyID();
    }

    private Person again(Person person) {
        return person.with(logIn(person.email(), PASSWORD));
    }

    @Test
    void theNextKeyIsKnownBeforeItSignsAndTheLastOneUntilNoTokenOfItIsLeft() throws Exception {
        var person = somebody();
        var first = kid(person);

        assertThat(rotating.begin()).isTrue();
        assertThat(rotating.begin()).isFalse();
        world.clock().advance(CACHE);
        assertThat(published()).hasSize(2).contains(first);
        assertThat(kid(again(person))).isEqualTo(first);

        later(Duration.ofMinutes(59));
        assertThat(kid(again(person))).isEqualTo(first);
        var signedLast = again(person);
        later(Duration.ofMinutes(1));
        var second = kid(again(person));
        assertThat(second).isNotEqualTo(first);
        assertThat(get("/v2/users/me", signedLast.token()).status()).isEqualTo(200);
        assertThat(published()).containsExactlyInAnyOrder(first, second);

        later(Duration.ofMinutes(15));
        assertThat(published()).containsExactly(second);
        assertThat(transitions(first)).containsExactly("VERIFY_ONLY", "RETIRED");
        assertThat(transitions(second)).containsExactly("PUBLISHED", "SIGNING");
    }

    private List<String> transitions(String kid) {
        return world.rows()
                .sql(
                        "select after::jsonb ->> 'state' from audit_entry where action = 'auth.signing-key.moved' and entity_id = :kid order by seq")
                .param("kid", kid)
                .query(String.class)
                .list();
    }

    @Test
    void aKeyThatHasSignedLongEnoughIsReplacedByItself() throws Exception {
        var person = somebody();
        var first = kid(person);

        later(Duration.ofDays(30).minusHours(1));
        assertThat(published()).hasSize(2);
        later(Duration.ofHours(1));

        assertThat(kid(again(person))).isNotEqualTo(first);
        later(Duration.ofMinutes(15));
        assertThat(published()).hasSize(1);
    }

    @Test
    void rotatedTwiceNoTokenThatLivesIsEverRefused() {
        var person = somebody();
        var living = new ArrayList<Person>();
        var keys = new ArrayList<Integer>();

        for (int rotation = 0; rotation < 2; rotation++) {
            assertThat(rotating.begin()).isTrue();
            for (int minute = 0; minute < 80; minute += 4) {
                living.add(again(person));
                later(Duration.ofMinutes(4).minus(CACHE));
                assertThat(get("/v2/users/me", living.getLast().token()).status())
                        .isEqualTo(200);
                keys.add(published().size());
            }
        }

        assertThat(keys).allMatch(size -> size <= 3);
        later(Duration.ofMinutes(15));
        assertThat(published()).hasSize(1);
    }

    @Test
    void onlyAnInternalTokenBeginsARotation() {
        assertThat(exchange(
                                HttpMethod.POST,
                                "/internal/v1/signing-keys/rotation",
                                null,
                                founder().token())
                        .status())
                .isEqualTo(403);
        assertThat(exchange(HttpMethod.POST, "/internal/v1/signing-keys/rotation", null, null)
                        .status())
                .isEqualTo(401);
    }
}

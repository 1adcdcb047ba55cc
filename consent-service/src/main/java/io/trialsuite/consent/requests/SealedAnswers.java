package io.trialsuite.consent.requests;

import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers as the database has them: encrypted, because people write about themselves. */
@Component
class SealedAnswers {

    private final FieldCipher cipher;
    private final JsonMapper json;

    SealedAnswers(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    static Place place(RequestRef reference, String field) {
        return new Place(
                reference.organization(),
                "consent_answer/" + field,
                reference.request().value());
    }

    static Place place(RequestRef reference, String field, int attempt) {
        return new Place(
                reference.organization(),
                "consent_answer_attempt/" + field + "/" + attempt,
                reference.request().value());
    }

    byte[] seal(Place place, Object answer) {
        return seal(place, json.writeValueAsBytes(answer));
    }

    byte[] seal(Place place, byte[] answer) {
        return cipher.seal(place, answer);
    }

    /** Of a row with {@code sealed} and {@code answer}; one from before encryption is read as it is. */
    Object read(Place place, ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed");
        var answer = sealed == null
                ? row.getString("answer")
                : new String(cipher.open(place, sealed), StandardCharsets.UTF_8);
        return json.readValue(answer, Object.class);
    }
}

package io.trialsuite.consent.participants;

import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Identities as the database has them: encrypted, except for the language, which the dispatch asks for and which names nobody. */
@Component
class SealedIdentities {

    /** What a query must select of {@code participant_identity i}. */
    static final String COLUMNS =
            "i.participant_id, i.sealed, i.full_name, i.email, i.mobile, i.language, i.birth_year";

    private static final String COLUMN = "participant_identity.sealed";

    private final FieldCipher cipher;
    private final JsonMapper json;

    SealedIdentities(FieldCipher cipher, JsonMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** Released rows have this form; a property is added, never renamed. */
    private record Content(
            String fullName,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable Integer birthYear) {}

    byte[] seal(UUID organization, ParticipantRef participant, Identity identity) {
        var content = new Content(identity.fullName(), identity.email(), identity.mobile(), identity.birthYear());
        return cipher.seal(place(organization, participant.value()), json.writeValueAsBytes(content));
    }

    /** Of a row with {@link #COLUMNS}; one from before encryption is read as it is until the service has encrypted it. */
    Identity read(UUID organization, ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed");
        if (sealed == null) {
            return new Identity(
                    row.getString("full_name"),
                    row.getString("email"),
                    row.getString("mobile"),
                    row.getString("language"),
                    row.getObject("birth_year", Integer.class));
        }
        var opened = cipher.open(place(organization, row.getObject("participant_id", UUID.class)), sealed);
        var content = json.readValue(new String(opened, StandardCharsets.UTF_8), Content.class);
        return new Identity(
                content.fullName(), content.email(), content.mobile(), row.getString("language"), content.birthYear());
    }

    private static Place place(UUID organization, UUID participant) {
        return new Place(organization, COLUMN, participant);
    }
}

package io.trialsuite.consent.signatories;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SigningRule;
import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import io.trialsuite.consent.participants.ParticipantRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Signatories as the database has them: encrypted, and kept also when another person has taken the role. */
@Component
@Transactional(readOnly = true)
public class SignatoryRegister {

    private static final String COLUMN = "signatory.sealed";
    private static final String CURRENT = "select id, participant_id, role, sealed, named_by, named_at from signatory"
            + " where organization_id = :organization and ended_at is null and participant_id = any(:participants::uuid[])";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;

    SignatoryRegister(JdbcClient jdbc, FieldCipher cipher, JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /** Released rows have this form; a property is added, never renamed. */
    private record Content(String fullName, String email, String relationship) {}

    /** Those who sign in which role today, for each of the participants who has any. */
    public Map<ParticipantRef, Map<SignatoryRole, Signatory>> current(
            UUID organization, Collection<ParticipantRef> participants) {
        var current = new HashMap<ParticipantRef, Map<SignatoryRole, Signatory>>();
        jdbc.sql(CURRENT)
                .param("organization", organization)
                .param("participants", column(participants, it -> it))
                .query(row -> {
                    var signatory = signatory(organization, row);
                    current.computeIfAbsent(
                                    new ParticipantRef(row.getObject("participant_id", UUID.class)),
                                    it -> new EnumMap<>(SignatoryRole.class))
                            .put(signatory.role(), signatory);
                });
        return current;
    }

    /** Those whom the rule needs; a rule that needs nobody costs no look. */
    public Map<ParticipantRef, Map<SignatoryRole, Signatory>> named(
            UUID organization, SigningRule rule, Collection<ParticipantRef> participants) {
        return rule.beside().isEmpty() ? Map.of() : current(organization, participants);
    }

    /** Also one whose role another person has taken since. */
    public Signatory require(UUID organization, UUID signatory) {
        return jdbc.sql("select id, role, sealed from signatory where organization_id = :organization and id = :id")
                .param("organization", organization)
                .param("id", signatory)
                .query((row, index) -> signatory(organization, row))
                .single();
    }

    public List<SignatoryView> list(UUID organization, ParticipantRef participant) {
        return jdbc.sql(CURRENT + " order by role")
                .param("organization", organization)
                .param("participants", column(List.of(participant), it -> it))
                .query((row, index) -> new SignatoryView(
                        row.getObject("id", UUID.class),
                        SignatoryRole.valueOf(row.getString("role")),
                        row.getObject("named_by", UUID.class),
                        row.getTimestamp("named_at").toInstant()))
                .list();
    }

    /** The caller holds the participant's lock. */
    @Transactional
    void replace(UUID organization, ParticipantRef participant, Signatory signatory, UUID by, Instant at) {
        jdbc.sql("""
                update signatory set ended_at = :at
                where organization_id = :organization and participant_id = :participant and role = :role
                  and ended_at is null""")
                .param("at", Timestamp.from(at))
                .param("organization", organization)
                .param("participant", participant.value())
                .param("role", signatory.role().name())
                .update();
        jdbc.sql("""
                insert into signatory (id, organization_id, participant_id, role, sealed, named_by, named_at)
                values (:id, :organization, :participant, :role, :sealed, :by, :at)""")
                .param("id", signatory.id())
                .param("organization", organization)
                .param("participant", participant.value())
                .param("role", signatory.role().name())
                .param("sealed", cipher.seal(place(organization, signatory.id()), content(signatory)))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private byte[] content(Signatory signatory) {
        return json.writeValueAsBytes(new Content(signatory.fullName(), signatory.email(), signatory.relationship()));
    }

    private Signatory signatory(UUID organization, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var opened = cipher.open(place(organization, id), row.getBytes("sealed"));
        var content = json.readValue(new String(opened, StandardCharsets.UTF_8), Content.class);
        return new Signatory(
                id,
                SignatoryRole.valueOf(row.getString("role")),
                content.fullName(),
                content.email(),
                content.relationship());
    }

    private static Place place(UUID organization, UUID signatory) {
        return new Place(organization, COLUMN, signatory);
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SigningRule;
import io.trialsuite.consent.requests.RequestView.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
public class RequestCatalogue {

    private static final String REQUEST = """
            select r.id, r.batch_id, r.participant_id, p.subject_no, r.version_id, r.family, r.state, r.delivery, r.dispatched_by, r.signing_rule, r.signed_roles,
                   r.expires_at, r.locked_until, r.decline_reason, r.cancel_reason, r.created_at, r.sent_at, r.delivery_at, r.opened_at, r.verified_at, r.reminded_at,
                   r.closed_at, r.voided_at, r.mode
            from consent_request r join participant p on p.id = r.participant_id
            where r.organization_id = :organization\s""";

    private final JdbcClient jdbc;

    RequestCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public RequestView require(UUID organization, RequestId request) {
        return jdbc.sql(REQUEST + "and r.id = :request")
                .param("organization", organization)
                .param("request", request.value())
                .query((row, index) -> view(row))
                .optional()
                .orElseThrow(() -> new RequestNotFound(request));
    }

    public List<RequestView> list(
            UUID organization, @Nullable UUID batch, @Nullable RequestState state, @Nullable UUID after, int limit) {
        return jdbc.sql(REQUEST + """
                        and (:batch::uuid is null or r.batch_id = :batch)
                        and (:state::text is null or r.state = :state)
                        and (:after::uuid is null or r.id > :after)
                        order by r.id limit :limit""")
                .param("organization", organization)
                .param("batch", batch)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> view(row))
                .list();
    }

    public UUID study(RequestRef reference) {
        return jdbc.sql("select study_id from consent_request where organization_id = :organization and id = :request")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new RequestNotFound(reference.request()));
    }

    private static RequestView view(ResultSet row) throws SQLException {
        var declineReason = row.getString("decline_reason");
        var cancelReason = row.getString("cancel_reason");
        return new RequestView(
                row.getObject("id", UUID.class),
                row.getObject("batch_id", UUID.class),
                RequestMode.valueOf(row.getString("mode")),
                row.getObject("participant_id", UUID.class),
                row.getString("subject_no"),
                row.getObject("version_id", UUID.class),
                row.getString("family"),
                RequestState.valueOf(row.getString("state")),
                InvitationDelivery.valueOf(row.getString("delivery")),
                row.getObject("dispatched_by", UUID.class),
                awaited(row),
                row.getTimestamp("expires_at").toInstant(),
                instant(row, "locked_until"),
                declineReason == null ? null : DeclineReason.valueOf(declineReason),
                cancelReason == null ? null : CancelReason.valueOf(cancelReason),
                timeline(row));
    }

    /** Whose signatures are missing, those whose turn it is. */
    private static List<SignatoryRole> awaited(ResultSet row) throws SQLException {
        if (!RequestState.valueOf(row.getString("state")).isOpen()) {
            return List.of();
        }
        var signed = EnumSet.noneOf(SignatoryRole.class);
        for (var role : (String[]) row.getArray("signed_roles").getArray()) {
            signed.add(SignatoryRole.valueOf(role));
        }
        return SigningRule.parse(row.getString("signing_rule")).next(signed).stream()
                .sorted()
                .toList();
    }

    private static List<Step> timeline(ResultSet row) throws SQLException {
        var steps = new ArrayList<Step>();
        add(steps, "CREATED", instant(row, "created_at"));
        add(steps, "SENT", instant(row, "sent_at"));
        if (instant(row, "delivery_at") != null) {
            add(steps, "MAIL_" + row.getString("delivery"), instant(row, "delivery_at"));
        }
        add(steps, "OPENED", instant(row, "opened_at"));
        add(steps, "REMINDED", instant(row, "reminded_at"));
        add(steps, "IDENTITY_VERIFIED", instant(row, "verified_at"));
        var isVoid = row.getString("state").equals(RequestState.VOIDED.name());
        add(steps, isVoid ? RequestState.COMPLETED.name() : row.getString("state"), instant(row, "closed_at"));
        add(steps, "VOIDED", instant(row, "voided_at"));
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private static void add(List<Step> steps, String fact, @Nullable Instant at) {
        if (at != null) {
            steps.add(new Step(fact, at));
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}

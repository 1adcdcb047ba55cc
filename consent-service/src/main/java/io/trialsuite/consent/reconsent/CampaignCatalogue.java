package io.trialsuite.consent.reconsent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far campaigns have come: counted from the consents each time, so that it cannot drift from them. */
@Component
@Transactional(readOnly = true)
public class CampaignCatalogue {

    private static final String CAMPAIGN = """
            select k.id, k.study_id, k.from_version_id, k.to_version_id, k.group_id, k.basis, k.due_by, k.started_at,
                   progress.required, progress.renewed, progress.ended
            from reconsent_campaign k cross join lateral (
                select count(*) as required,
                       count(*) filter (where renewed) as renewed,
                       count(*) filter (where ended and not renewed) as ended
                from (
                    select exists (
                               select from consent_record c join consent_version v on v.id = c.version_id
                               where c.participant_id = q.participant_id and c.valid_from > held.valid_from
                                 and c.version_id <> k.from_version_id
                                 and v.document_id = (select document_id from consent_version where id = k.to_version_id)
                                 and not exists (select from consent_voiding x where x.record_id = c.id)) as renewed,
                           exists (select from consent_voiding x where x.record_id = q.record_id)
                               or exists (
                                   select from consent_withdrawal w
                                   join consent_record c on c.id = w.record_id
                                   join consent_request r on r.id = c.request_id
                                   where w.record_id = q.record_id and r.family = any (w.purposes)) as ended
                    from reconsent_requirement q join consent_record held on held.id = q.record_id
                    where q.campaign_id = k.id) each) progress
            where k.organization_id = :organization\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignCatalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public CampaignView require(UUID organization, UUID campaign) {
        return jdbc.sql(CAMPAIGN + "and k.id = :campaign")
                .param("organization", organization)
                .param("campaign", campaign)
                .query((row, index) -> view(row))
                .optional()
                .orElseThrow(CampaignNotFound::new);
    }

    public List<CampaignView> campaigns(UUID organization, @Nullable UUID before, int limit) {
        return jdbc.sql(CAMPAIGN + "and (:before::uuid is null or k.id < :before) order by k.id desc limit :limit")
                .param("organization", organization)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> view(row))
                .list();
    }

    private CampaignView view(ResultSet row) throws SQLException {
        var dueBy = row.getTimestamp("due_by").toInstant();
        var open = row.getInt("required") - row.getInt("renewed") - row.getInt("ended");
        return new CampaignView(
                row.getObject("id", UUID.class),
                row.getObject("study_id", UUID.class),
                row.getObject("from_version_id", UUID.class),
                row.getObject("to_version_id", UUID.class),
                row.getObject("group_id", UUID.class),
                Basis.valueOf(row.getString("basis")),
                dueBy,
                row.getTimestamp("started_at").toInstant(),
                row.getInt("required"),
                row.getInt("renewed"),
                row.getInt("ended"),
                open,
                clock.instant().isAfter(dueBy) ? open : 0);
    }
}

package io.trialsuite.consent.reconsent;

import static io.trialsuite.consent.bulk.Column.column;

import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.reconsent.HeldConsents.Held;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns, and whose consent each of them wants renewed. */
@Component
public class CampaignRows {

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when there is one about the same two versions. */
    boolean insert(Campaign campaign, GroupId group, UUID startedBy) {
        return jdbc.sql("""
                insert into reconsent_campaign (id, organization_id, study_id, from_version_id, to_version_id, group_id, basis,
                    due_by, started_by, started_at)
                values (:id, :organization, :study, :from, :to, :group, :basis, :due, :by, :at)
                on conflict (from_version_id, to_version_id) do nothing""")
                        .param("id", campaign.id())
                        .param("organization", campaign.organization())
                        .param("study", campaign.study())
                        .param("from", campaign.from().value())
                        .param("to", campaign.to().value())
                        .param("group", group.value())
                        .param("basis", campaign.basis().name())
                        .param("due", Timestamp.from(campaign.dueBy()))
                        .param("by", startedBy)
                        .param("at", Timestamp.from(campaign.startedAt()))
                        .update()
                == 1;
    }

    void require(Campaign campaign, List<Held> consents) {
        jdbc.sql("""
                insert into reconsent_requirement (campaign_id, record_id, organization_id, participant_id)
                select :campaign, record, :organization, participant
                from unnest(:records::uuid[], :participants::uuid[]) as t (record, participant)""")
                .param("campaign", campaign.id())
                .param("organization", campaign.organization())
                .param("records", column(consents, Held::record))
                .param("participants", column(consents, Held::participant))
                .update();
    }

    /** Which of a participant's consents have to be renewed, whether or not they were. */
    @Transactional(readOnly = true)
    public Set<UUID> toRenew(UUID organization, ParticipantRef participant) {
        return new HashSet<>(jdbc.sql("""
                        select record_id from reconsent_requirement
                        where organization_id = :organization and participant_id = :participant""")
                .param("organization", organization)
                .param("participant", participant.value())
                .query(UUID.class)
                .list());
    }
}

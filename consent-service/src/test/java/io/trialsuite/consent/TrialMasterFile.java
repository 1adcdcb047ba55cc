package io.trialsuite.consent;

import static org.awaitility.Awaitility.await;

import io.trialsuite.test.ServiceUnderTest;
import io.trialsuite.test.TestAws.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in for tmf-service: says over its topic what the trial master file decides, and waits until it was heard. */
public final class TrialMasterFile {

    private static final String OBTAIN_CONSENT = "OBTAIN_CONSENT";

    private final ServiceUnderTest suite;
    private final JdbcClient rows;
    private final UUID organization;

    static TrialMasterFile of(UUID organization) {
        return new TrialMasterFile(ConsentScenario.SUITE, ConsentScenario.ROWS, organization);
    }

    public TrialMasterFile(ServiceUnderTest suite, JdbcClient rows, UUID organization) {
        this.suite = suite;
        this.rows = rows;
        this.organization = organization;
    }

    /** The person may obtain consents at every site of the study. */
    public void delegates(UUID person, UUID study, Instant from, @Nullable Instant until) {
        for (var site : sites(study)) {
            var data = new HashMap<String, Object>(Map.of(
                    "personRef",
                    person,
                    "siteId",
                    site,
                    "taskCodes",
                    List.of(OBTAIN_CONSENT),
                    "from",
                    from.toString()));
            if (until != null) {
                data.put("to", until.toString());
            }
            say("tmf.delegation.changed.v1", person + "/" + site, data);
        }
    }

    /** The ethics committee approves the version at the study's first two sites, from long ago and without an end. */
    public void approves(UUID version, UUID study) {
        decides("APPROVED", version, firstSites(study), Instant.EPOCH, null);
    }

    public void decides(String decision, UUID version, List<UUID> sites, Instant from, @Nullable Instant until) {
        var data = new HashMap<String, Object>(Map.of(
                "approvalNo",
                "IRB-1",
                "decision",
                decision,
                "effectiveFrom",
                from.toString(),
                "documentVersionRefs",
                List.of(version),
                "siteIds",
                sites));
        if (until != null) {
            data.put("effectiveTo", until.toString());
        }
        say("tmf.irb-decision.filed.v1", version.toString(), data);
    }

    public void says(UUID site, String status) {
        say("tmf.site.status-changed.v1", site.toString(), Map.of("siteId", site, "status", status));
    }

    private List<UUID> firstSites(UUID study) {
        var sites = sites(study);
        return sites.subList(0, Math.min(2, sites.size()));
    }

    public List<UUID> sites(UUID study) {
        return rows.sql("select site_id from study_site where study_id = :study order by code")
                .param("study", study)
                .query(UUID.class)
                .list();
    }

    /** Of one subject, what is said later is heard later. */
    public void say(String type, String subject, Map<String, Object> data) {
        var event = Announcement.of(type, subject, organization, data);
        suite.aws().announce(event);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> isHeard(event.id()));
    }

    private boolean isHeard(UUID event) {
        return rows.sql(
                        "select exists (select from inbox_message where message_id = :event and handled_at is not null)")
                .param("event", event)
                .query(Boolean.class)
                .single();
    }
}

package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.AwsAccess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;

/** Says over its topic what a trial master file decides. */
public final class TrialMasterFile {

    private static final String TOPIC = "trialsuite-tmf-events.fifo";

    private final Addresses addresses;
    private final String organization;

    public TrialMasterFile(Addresses addresses, String organization) {
        this.addresses = addresses;
        this.organization = organization;
    }

    /** The ethics committee has approved the version for these sites. */
    public void approve(String version, List<String> sites) {
        say(
                "tmf.irb-decision.filed.v1",
                version,
                Map.of(
                        "approvalNo",
                        "IRB-" + version.substring(version.length() - 8),
                        "decision",
                        "APPROVED",
                        "effectiveFrom",
                        now(),
                        "documentVersionRefs",
                        List.of(version),
                        "siteIds",
                        sites));
    }

    /** The person may obtain consents at these sites from now on. */
    public void delegate(String account, List<String> sites) {
        for (var site : sites) {
            say(
                    "tmf.delegation.changed.v1",
                    account + "/" + site,
                    Map.of(
                            "personRef",
                            account,
                            "siteId",
                            site,
                            "taskCodes",
                            List.of("OBTAIN_CONSENT"),
                            "from",
                            now()));
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void say(String type, String subject, Map<String, Object> data) {
        var id = UUID.randomUUID().toString();
        var event = Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "/tmf-service",
                "type", type,
                "subject", subject,
                "time", Instant.now().toString(),
                "organizationid", organization,
                "correlationid", "tmf-" + id,
                "data", data);
        var attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(type)
                .build();
        var access = new AwsAccess(addresses.ports().aws());
        try (var sns = access.configure(SnsClient.builder()).build()) {
            sns.publish(it -> it.topicArn("arn:aws:sns:%s:%s:%s".formatted(AwsAccess.REGION, AwsAccess.ACCOUNT, TOPIC))
                    .message(JsonMapper.shared().writeValueAsString(event))
                    .messageGroupId(subject)
                    .messageDeduplicationId(id)
                    .messageAttributes(Map.of("type", attribute)));
        }
    }
}

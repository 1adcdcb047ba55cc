package io.trialsuite.test;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;

/** What auth-service announces, for services that have to hear it; each event keeps its contract. */
public final class AuthAnnouncements {

    private static final String TOPIC = "trialsuite-auth-events.fifo";

    private final TestAws aws;
    private final Clock clock;
    private final Contracts contracts = Contracts.ofRepository();

    /**
     * Speaks over the topic of auth-service.
     *
     * @param clock by which things happen now
     */
    public AuthAnnouncements(TestAws aws, Clock clock) {
        this.aws = aws;
        this.clock = clock;
    }

    public void sessionRevoked(UUID session, UUID account) {
        publish(
                "auth.session.revoked.v1",
                account,
                Map.of("sessionId", session, "accountId", account, "reasonCode", "revoked"));
    }

    /**
     * Somebody is no longer a member.
     *
     * @param version of the membership, higher than that of any token issued for it
     */
    public void membershipRemoved(UUID account, UUID organization, long version) {
        publish(
                "auth.membership.removed.v1",
                account,
                Map.of("accountId", account, "organizationId", organization, "membershipVersion", version));
    }

    /**
     * Nobody works for the organization for the time being.
     *
     * @param version of its standing, higher than that of any token issued before
     */
    public void organizationSuspended(UUID organization, long version) {
        publish(
                "auth.organization.suspended.v1",
                organization,
                Map.of("organizationId", organization, "standingVersion", version));
    }

    private void publish(String type, UUID subject, Map<String, Object> data) {
        contracts.assertValid(type, data);
        var event = Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID(),
                "source",
                "/auth-service",
                "type",
                type,
                "subject",
                subject,
                "time",
                clock.instant().toString(),
                "data",
                data);
        aws.sns()
                .publish(it -> it.topicArn(aws.topicArn(TOPIC))
                        .messageGroupId(subject.toString())
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageAttributes(Map.of(
                                "type",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(type)
                                        .build()))
                        .message(JsonMapper.shared().writeValueAsString(event)));
    }
}

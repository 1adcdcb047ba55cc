package io.trialsuite.topology;

import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.EventDestinationDefinition;

/** The SES calls, each of them repeatable. */
final class MailCalls {

    private final SesV2Client ses;

    MailCalls(SesV2Client ses) {
        this.ses = ses;
    }

    void createIdentity(String domain) {
        unlessItExists(() -> ses.createEmailIdentity(it -> it.emailIdentity(domain)));
    }

    void createConfigurationSet(String name) {
        unlessItExists(() -> ses.createConfigurationSet(it -> it.configurationSetName(name)));
    }

    void publishEvents(Topology.Mail mail, String topicArn) {
        var definition = EventDestinationDefinition.builder()
                .enabled(true)
                .matchingEventTypesWithStrings(mail.eventTypes())
                .snsDestination(it -> it.topicArn(topicArn))
                .build();
        try {
            ses.createConfigurationSetEventDestination(it -> it.configurationSetName(mail.configurationSet())
                    .eventDestinationName(mail.eventDestination())
                    .eventDestination(definition));
        } catch (AlreadyExistsException exists) {
            ses.updateConfigurationSetEventDestination(it -> it.configurationSetName(mail.configurationSet())
                    .eventDestinationName(mail.eventDestination())
                    .eventDestination(definition));
        }
    }

    private static void unlessItExists(Runnable create) {
        try {
            create.run();
        } catch (AlreadyExistsException exists) {
            // the state asked for
        }
    }
}

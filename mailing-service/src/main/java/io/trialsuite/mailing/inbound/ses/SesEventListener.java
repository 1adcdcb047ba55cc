package io.trialsuite.mailing.inbound.ses;

import io.trialsuite.mailing.delivery.RecordingDelivery;
import io.trialsuite.outbox.ReceivedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears the events of the configuration set. */
@Component
class SesEventListener {

    private static final Logger log = LoggerFactory.getLogger(SesEventListener.class);

    // SES writes this line to the topic when somebody creates an event destination
    private static final String GREETING = "Successfully validated SNS topic for Amazon SES event publishing.";

    private final SesEventReader reader;
    private final RecordingDelivery recording;

    SesEventListener(SesEventReader reader, RecordingDelivery recording) {
        this.reader = reader;
        this.recording = recording;
    }

    void received(ReceivedMessage<String> message) {
        if (message.data().strip().equals(GREETING)) {
            log.info("SES publishes its events to us");
            return;
        }
        recording.record(reader.read(message.data()));
    }
}

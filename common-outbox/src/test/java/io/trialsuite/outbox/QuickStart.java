package io.trialsuite.outbox;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Transactional;

/** The README's example, so that it cannot rot. */
final class QuickStart {

    record Happened(int number) {}

    record Renamed(String name) {}

    record Rename(UUID thing, String name, UUID organization) {}

    interface Thing {
        void rename(String name);
    }

    interface Things {
        Thing require(UUID id);
    }

    interface Announcing {
        void announce(ReceivedMessage<Happened> message);
    }

    static class Configuration {
        @Bean
        Subscription inbox(Announcing announcing) {
            return Subscription.to("sample-inbox.fifo")
                    .on("sample.thing.happened.v1", Happened.class, announcing::announce);
        }
    }

    static class RenamingThings {
        private final Things things;
        private final Outbox outbox;
        private final Clock clock;

        RenamingThings(Things things, Outbox outbox, Clock clock) {
            this.things = things;
            this.outbox = outbox;
            this.clock = clock;
        }

        @Transactional
        public void rename(Rename command) {
            things.require(command.thing()).rename(command.name());
            outbox.append(OutboxMessage.of(
                            "sample.thing.renamed.v1", command.thing(), clock.instant(), new Renamed(command.name()))
                    .with("organizationid", command.organization()));
        }
    }

    private QuickStart() {}
}

package io.trialsuite.localaws.ses;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event that is going to be published about a mail.
 *
 * @param recipients whom it concerns, for the mailbox view
 * @param detail the object under the event's own key, without its timestamp
 * @param due the earliest moment of publication; it becomes the detail's timestamp
 * @param copies how often it is published
 */
record PlannedEvent(EventType type, List<String> recipients, ObjectNode detail, Instant due, int copies) {}

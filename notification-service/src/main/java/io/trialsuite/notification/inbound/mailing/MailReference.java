package io.trialsuite.notification.inbound.mailing;

/** What the mail was about, in the words of the service that had it sent. */
record MailReference(String context, String kind, String id) {}

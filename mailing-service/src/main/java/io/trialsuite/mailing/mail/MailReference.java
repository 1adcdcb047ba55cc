package io.trialsuite.mailing.mail;

import jakarta.persistence.Embeddable;

/** What the mail is about, in the words of the service that asked for it. */
@Embeddable
public record MailReference(String context, String kind, String id) {}

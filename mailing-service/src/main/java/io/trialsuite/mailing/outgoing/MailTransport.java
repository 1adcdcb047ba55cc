package io.trialsuite.mailing.outgoing;

/** Hands a mail over, exactly one try per call, outside any transaction. */
public interface MailTransport {

    SendResult send(OutgoingMail mail);
}

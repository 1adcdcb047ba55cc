package io.trialsuite.mailing.delivery;

/** Reads the words of SES. */
public interface EventReader {

    DeliveryReport read(String body);
}

package io.trialsuite.mailing.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Identity of one mail, given by whoever asks for it; asking twice with the same id sends one mail. */
@Embeddable
public record MailId(@JsonValue UUID value) {

    @JsonCreator
    public static MailId of(String text) {
        return new MailId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

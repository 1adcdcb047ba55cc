package io.trialsuite.auth.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
public record AccountId(@JsonValue UUID value) implements Serializable {

    @JsonCreator
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    static AccountId next() {
        return new AccountId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

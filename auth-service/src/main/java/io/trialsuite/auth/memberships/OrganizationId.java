package io.trialsuite.auth.memberships;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
public record OrganizationId(@JsonValue UUID value) implements Serializable {

    @JsonCreator
    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    public static OrganizationId next() {
        return new OrganizationId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

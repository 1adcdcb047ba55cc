package io.trialsuite.auth.studyroles;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One seat of one person, from its assignment to its end. */
@Embeddable
public record StudyRoleId(@JsonValue UUID value) implements Serializable {

    static StudyRoleId next() {
        return new StudyRoleId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

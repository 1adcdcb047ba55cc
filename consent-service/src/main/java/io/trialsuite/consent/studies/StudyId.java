package io.trialsuite.consent.studies;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

public record StudyId(UUID value) {

    static StudyId next() {
        return new StudyId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.trialsuite.consent.participants;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

public record GroupId(UUID value) {

    static GroupId next() {
        return new GroupId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.trialsuite.consent.requests;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

public record RequestId(UUID value) {

    static RequestId next() {
        return new RequestId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

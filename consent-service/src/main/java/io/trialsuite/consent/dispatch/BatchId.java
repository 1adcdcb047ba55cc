package io.trialsuite.consent.dispatch;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

public record BatchId(UUID value) {

    static BatchId next() {
        return new BatchId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

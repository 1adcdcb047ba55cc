package io.trialsuite.consent.documents;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

public record DocumentId(UUID value) {

    static DocumentId next() {
        return new DocumentId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

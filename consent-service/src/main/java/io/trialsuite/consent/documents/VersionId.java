package io.trialsuite.consent.documents;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

public record VersionId(UUID value) {

    static VersionId next() {
        return new VersionId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

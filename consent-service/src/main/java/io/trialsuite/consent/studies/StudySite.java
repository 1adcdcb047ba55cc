package io.trialsuite.consent.studies;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A hospital that takes part in the study, under the code that subject lists use. */
@Embeddable
record StudySite(@Column(name = "site_id") UUID id, String code, String name, String country) {

    static StudySite of(RegisterStudy.Site site) {
        return new StudySite(UuidCreator.getTimeOrderedEpoch(), site.code(), site.name(), site.country());
    }
}

package io.trialsuite.consent.studies;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public record StudyView(UUID studyId, String protocolNumber, String title, Instant createdAt, List<Site> sites) {

    public record Site(UUID siteId, String code, String name, String country) {}
}

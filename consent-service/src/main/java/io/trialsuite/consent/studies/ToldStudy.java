package io.trialsuite.consent.studies;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A study as the trial master file has it. */
public record ToldStudy(
        UUID organization,
        UUID id,
        String protocolNumber,
        String title,
        String status,
        List<Site> sites,
        Instant toldAt) {

    public ToldStudy {
        sites = List.copyOf(sites);
    }

    public record Site(UUID id, String code, String name, String country) {}
}

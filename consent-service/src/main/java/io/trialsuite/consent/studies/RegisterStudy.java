package io.trialsuite.consent.studies;

import io.trialsuite.consent.staff.StaffMember;
import java.util.List;

/** Registers a study with the sites that recruit for it. */
public record RegisterStudy(StaffMember by, String protocolNumber, String title, List<Site> sites) {

    public RegisterStudy {
        sites = List.copyOf(sites);
    }

    /**
     * A hospital that recruits.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Site(String code, String name, String country) {}
}

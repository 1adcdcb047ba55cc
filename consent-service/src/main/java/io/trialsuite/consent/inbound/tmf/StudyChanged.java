package io.trialsuite.consent.inbound.tmf;

import io.trialsuite.consent.studies.ToldStudy;
import java.util.List;
import java.util.UUID;

/** Our copy of {@code tmf.study.changed.v1}. */
record StudyChanged(UUID studyId, String protocolNumber, String title, String status, List<Site> sites) {

    record Site(UUID siteId, String code, String name, String country) {

        private ToldStudy.Site told() {
            return new ToldStudy.Site(siteId, code, name, country);
        }
    }

    List<ToldStudy.Site> toldSites() {
        return sites.stream().map(Site::told).toList();
    }
}

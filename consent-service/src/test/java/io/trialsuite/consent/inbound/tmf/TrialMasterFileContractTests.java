package io.trialsuite.consent.inbound.tmf;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.studies.ToldStudy;
import io.trialsuite.test.Contracts;
import org.junit.jupiter.api.Test;

class TrialMasterFileContractTests {

    private final Contracts contracts = Contracts.ofRepository();

    @Test
    void whatTheTrialMasterFileSaysIsUnderstood() {
        var delegation = contracts.example("tmf.delegation.changed.v1", DelegationChanged.class);
        var decision = contracts.example("tmf.irb-decision.filed.v1", IrbDecisionFiled.class);
        var status = contracts.example("tmf.site.status-changed.v1", SiteStatusChanged.class);

        var study = contracts.example("tmf.study.changed.v1", StudyChanged.class);

        assertThat(study.toldSites()).extracting(ToldStudy.Site::country).containsExactly("KR");
        assertThat(study.status()).isEqualTo("ACTIVE");
        assertThat(delegation.taskCodes()).containsExactly("OBTAIN_CONSENT");
        assertThat(delegation.to()).isAfter(delegation.from());
        assertThat(decision.documentVersionRefs()).hasSize(1);
        assertThat(decision.siteIds()).containsExactly(status.siteId());
        assertThat(decision.effectiveTo()).isAfter(decision.effectiveFrom());
        assertThat(status.status()).isEqualTo("SUSPENDED");
    }
}

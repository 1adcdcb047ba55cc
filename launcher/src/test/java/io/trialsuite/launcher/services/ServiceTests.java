package io.trialsuite.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.launcher.SuiteFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceTests {

    @ParameterizedTest
    @EnumSource
    void aServiceIsNamedByItsTitleOrItsContext(Service service) {
        assertThat(Service.named(service.title())).isEqualTo(service);
        assertThat(Service.named(service.context())).isEqualTo(service);
    }

    @Test
    void whatIsNoServiceIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> Service.named("postgres"))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("There is no service postgres")
                .hasMessageContaining("consent-service");
    }
}

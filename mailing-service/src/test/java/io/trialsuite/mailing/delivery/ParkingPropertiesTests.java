package io.trialsuite.mailing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ParkingPropertiesTests {

    @Test
    void whatWasGivenUpIsKeptForTwoWeeksUnlessSaidOtherwise() {
        assertThat(bind(Map.of()).keepGivenUp()).isEqualTo(Duration.ofDays(14));
        assertThat(bind(Map.of("mailing.parked-events.keep-given-up", "0s")).keepGivenUp())
                .isZero();
    }

    @Test
    void aNegativeTimeIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("mailing.parked-events.keep-given-up", "-1s")))
                .rootCause()
                .hasMessageContaining("mailing.parked-events.keep-given-up");
    }

    private static ParkingProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("mailing.parked-events", ParkingProperties.class);
    }
}

package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LinkPropertiesTests {

    @Test
    void theDefaults() {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("auth.links", LinkProperties.class);

        assertThat(properties)
                .isEqualTo(new LinkProperties(Duration.ofHours(24), Duration.ofMinutes(30), 3, Duration.ofMinutes(10)));
        assertThat(properties.life(LinkPurpose.VERIFY_ADDRESS)).isEqualTo(Duration.ofHours(24));
        assertThat(properties.life(LinkPurpose.RESET_PASSWORD)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aLinkThatNobodyCouldUseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LinkProperties(Duration.ofMinutes(5), Duration.ofMinutes(30), 3, Duration.ofMinutes(10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LinkProperties(Duration.ofHours(1), Duration.ofSeconds(30), 3, Duration.ofMinutes(10)));
    }
}

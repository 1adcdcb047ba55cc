package io.trialsuite.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void thePortsSurviveTheWayToTheSupervisor() {
        assertThat(Ports.parse(Ports.standard().toText())).isEqualTo(Ports.standard());
        assertThat(Ports.parse(Ports.from(21000).toText())).isEqualTo(Ports.from(21000));
    }

    @Test
    void noPortMayLieWhereOutgoingConnectionsSit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ports.from(32764));
    }

    @Test
    void everyPortHasOneOwner() {
        assertThat(Ports.standard().owners()).hasSize(8);
    }
}

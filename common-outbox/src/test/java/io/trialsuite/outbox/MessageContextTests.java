package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MessageContextTests {

    private final MessageContext outer = new MessageContext("flow-1", null, null);
    private final MessageContext inner = new MessageContext("flow-2", "cause", null);

    @Test
    void anInnerContextGivesWayToTheOuterOneAgain() {
        try (var first = outer.open()) {
            try (var second = inner.open()) {
                assertThat(second).isNotSameAs(first);
                assertThat(MessageContext.current()).contains(inner);
            }
            assertThat(MessageContext.current()).contains(outer);
        }
        assertThat(MessageContext.current()).isEmpty();
    }

    @Test
    void whatIsLoggedMeanwhileCarriesTheCorrelation() {
        try (var scope = outer.open()) {
            assertThat(scope).isNotNull();
            assertThat(MDC.get("correlationId")).isEqualTo("flow-1");
        }
        assertThat(MDC.get("correlationId")).isNull();
    }
}

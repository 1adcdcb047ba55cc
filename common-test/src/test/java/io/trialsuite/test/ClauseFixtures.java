package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that only {@link ClauseListenerTests} runs. */
final class ClauseFixtures {

    private ClauseFixtures() {}

    @Clause("of the class")
    static class Passing {

        @Test
        @Clause("of the method")
        void passes() {}
    }

    static class Mixed {

        @Test
        @Clause("failing")
        void fails() {
            assertThat(1).isEqualTo(2);
        }

        @Test
        @Clause("left out")
        void isLeftOut() {
            assumeThat("the machine").isEqualTo("another one");
        }
    }

    static class NeverBegun {

        @BeforeAll
        static void breaks() {
            assertThat("no database").isEmpty();
        }

        @Test
        @Clause("unreached")
        void isNotReached() {}
    }
}

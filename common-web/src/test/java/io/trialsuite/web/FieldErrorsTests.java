package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldErrorsTests {

    @Test
    void aBeanPathBecomesAJsonPointer() {
        assertThat(FieldErrors.pointer("")).isEmpty();
        assertThat(FieldErrors.pointer("text")).isEqualTo("/text");
        assertThat(FieldErrors.pointer("blocks[3].fields[0].label")).isEqualTo("/blocks/3/fields/0/label");
        assertThat(FieldErrors.pointer("a/b~c")).isEqualTo("/a~1b~0c");
    }
}

package io.trialsuite.auth.organizations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "seoul-trials", "site-01", "a1-b2-c3", "abcdefghijabcdefghijabcdefghijabcdefghij"})
    void lowerCaseWordsJoinedByHyphensAreFine(String text) {
        assertThatCode(() -> new Slug(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "Seoul",
                "seoul trials",
                "-seoul",
                "seoul-",
                "seoul--trials",
                "seoul/trials",
                "서울",
                "seoul\n",
                "abcdefghijabcdefghijabcdefghijabcdefghijk"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(Slug.SlugInvalid.class);
    }
}

package io.trialsuite.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactKindTests {

    @Test
    void aCompletedDispatchIsToldInNumbers() {
        var words = FactKind.CONSENT_BATCH_COMPLETED.words(Map.of("dispatched", "198", "skipped", "2", "failed", "0"));

        assertThat(words.en()).isEqualTo("Dispatch completed: 198 sent, 2 skipped, 0 failed.");
        assertThat(words.ko()).isEqualTo("동의서 발송이 끝났습니다: 발송 198건, 제외 2건, 실패 0건.");
    }

    @Test
    void aBounceIsToldWithItsReason() {
        var words = FactKind.MAIL_BOUNCED.words(Map.of("reasonCode", "no-mailbox"));

        assertThat(words.en()).isEqualTo("A mail did not arrive: there is no mailbox at this address.");
        assertThat(words.ko()).isEqualTo("메일이 도착하지 않았습니다: 이 주소의 메일함이 없습니다.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-mailbox",
                "mailbox-full",
                "message-too-large",
                "content-rejected",
                "attachment-rejected",
                "suppressed",
                "permanent-failure",
                "temporary-failure",
                "invalid-address",
                "rejected",
                "rendering-failed",
                "outcome-unknown",
                "gave-up"
            })
    void everyReasonOfMailingServiceHasWords(String reason) {
        assertThat(FactKind.MAIL_BOUNCED.words(Map.of("reasonCode", reason)).en())
                .doesNotContain("not known");
    }

    @Test
    void aReasonWeDoNotKnowYetIsStillToldAsABounce() {
        assertThat(FactKind.MAIL_BOUNCED.words(Map.of("reasonCode", "novel")).en())
                .isEqualTo("A mail did not arrive: the reason is not known.");
    }

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void everyKindCanBeReadBackAndSpeaksBothLanguages(FactKind kind) {
        assertThat(FactKind.of(kind.code())).contains(kind);
        assertThat(kind.words(Map.of()).ko()).matches(".*[가-힣].*").doesNotContain("{");
        assertThat(kind.words(Map.of()).en()).isNotBlank().doesNotContain("{");
    }
}

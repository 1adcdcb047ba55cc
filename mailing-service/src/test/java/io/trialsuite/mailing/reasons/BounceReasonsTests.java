package io.trialsuite.mailing.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BounceReasonsTests {

    @ParameterizedTest
    @CsvSource({
        "Undetermined, Undetermined, , UNDETERMINED",
        "Permanent, General, , PERMANENT_FAILURE",
        "Permanent, General, 5.1.1, NO_MAILBOX",
        "Permanent, NoEmail, 5.1.1, NO_MAILBOX",
        "Permanent, Suppressed, , SUPPRESSED",
        "Permanent, OnAccountSuppressionList, , SUPPRESSED",
        "Transient, General, , TEMPORARY_FAILURE",
        "Transient, MailboxFull, 4.2.2, MAILBOX_FULL",
        "Transient, MessageTooLarge, , MESSAGE_TOO_LARGE",
        "Transient, ContentRejected, , CONTENT_REJECTED",
        "Transient, AttachmentRejected, , ATTACHMENT_REJECTED"
    })
    void everyDocumentedBounceHasAReason(String type, String subType, String status, ReasonCode reason) {
        assertThat(BounceReasons.of(type, subType, status)).isEqualTo(reason);
    }

    @Test
    void aSubTypeNobodyHasHeardOfIsReadByItsType() {
        assertThat(BounceReasons.of("Permanent", "SomethingNew", null)).isEqualTo(ReasonCode.PERMANENT_FAILURE);
        assertThat(BounceReasons.of("Novel", "SomethingNew", null)).isEqualTo(ReasonCode.UNDETERMINED);
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void everyCodeIsExplainedInBothLanguagesAndCanBeReadBack(ReasonCode reason) {
        assertThat(reason.meaning().ko()).matches(".*[가-힣].*");
        assertThat(reason.meaning().en()).isNotBlank();
        assertThat(reason.whatToDo().ko()).matches(".*[가-힣].*");
        assertThat(reason.whatToDo().en()).isNotBlank();
        assertThat(ReasonCode.of(reason.code())).isEqualTo(reason);
    }
}

package io.trialsuite.consent.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Staff.Published;
import io.trialsuite.signature.pdf.PdfText;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RenditionScenarioTests extends ConsentScenario {

    RenditionScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    @Clause("KR e-consent: reproducible")
    void aVersionInForceIsTheSameFileWheneverItIsPrinted() {
        var staff = staff();
        var published = staff.publish();

        var korean = staff.file(path(published, "ko"));
        clock.advance(Duration.ofDays(400));
        var later = staffOf(staff.organization());

        assertThat(later.file(path(published, "ko"))).isEqualTo(korean);
        assertThat(PdfText.of(korean)).contains("이 연구의 목적", "이해했습니다", "서명");
        assertThat(PdfText.of(later.file(path(published, "en")))).contains("Why this study is done");
        assertThat(later.get(path(published, "ko")).headers().getFirst("Repr-Digest"))
                .startsWith("sha-256=:");
    }

    @Test
    void whatIsNotThereCannotBePrinted() {
        var staff = staff();
        var published = staff.publish();
        var draft = staff.draft(published.document(), Fixtures.version("2.0"));

        assertThat(staff.get(path(published, "ja")).refusal()).isEqualTo("404 locale-not-offered");
        assertThat(staff.get(path(new Published(published.study(), published.document(), draft, ""), "ko"))
                        .refusal())
                .isEqualTo("409 version-not-effective");
        assertThat(staff().get(path(published, "ko")).refusal()).isEqualTo("404 version-not-found");
    }

    private static String path(Published published, String locale) {
        return "/consent-documents/%s/versions/%s/rendition?locale=%s"
                .formatted(published.document(), published.version(), locale);
    }
}

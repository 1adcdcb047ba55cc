package io.trialsuite.consent.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureInputTests {

    private static final List<Integer> POINT = List.of(1, 2);

    private final SignatureInput input = new SignatureInput();

    @Test
    void aTypedNameSignsElectronically() {
        assertThat(codes(typed("김하늘"))).isEmpty();
        assertThat(input.evidence(field(), typed(" 김하늘 "))).isEqualTo(Map.of("kind", "ELECTRONIC", "typedName", "김하늘"));
    }

    @Test
    void strokesSignByHand() {
        assertThat(codes(drawn(List.of(List.of(POINT, POINT))))).isEmpty();
        assertThat(input.evidence(field(), drawn(List.of(List.of(POINT, POINT)))))
                .isEqualTo(Map.of("kind", "HANDWRITTEN_EXECUTED", "strokes", List.of(List.of(POINT, POINT))));
    }

    @Test
    void emptyAndOverlongNamesAreRefused() {
        assertThat(codes(typed(" "))).containsExactly("/typedName required");
        assertThat(codes(typed("x".repeat(121)))).containsExactly("/typedName wrong-format");
        assertThat(codes(typed("a\nb"))).containsExactly("/typedName wrong-format");
    }

    @Test
    void aDrawingHasLimits() {
        var stroke = List.of(POINT, POINT);
        assertThat(codes(drawn(Collections.nCopies(65, stroke)))).containsExactly("/strokes too-large");
        assertThat(codes(drawn(List.of(Collections.nCopies(5_001, POINT))))).containsExactly("/strokes too-large");
        assertThat(codes(drawn(List.of()))).containsExactly("/strokes required");
        assertThat(codes(drawn(List.of(List.of(POINT))))).containsExactly("/strokes/0 wrong-format");
        assertThat(codes(drawn(List.of(List.of(POINT, List.of(1, 10_001))))))
                .containsExactly("/strokes/0 wrong-format");
        assertThat(codes(drawn(List.of(List.of(POINT, List.of("1", 2)))))).containsExactly("/strokes/0 wrong-format");
    }

    @Test
    void picturesAndForeignKindsAreRefused() {
        assertThat(codes(Map.of("kind", "UPLOADED", "picture", "iVBORw0"))).containsExactly("/kind wrong-value");
        assertThat(codes("Haneul Kim")).containsExactly(" wrong-type");
        var drawnOnly =
                new InputField("signature", true, List.of("en"), Map.of("kinds", List.of("HANDWRITTEN_EXECUTED")));
        assertThat(input.checkAnswer(drawnOnly, typed("Haneul Kim")))
                .extracting(Finding::pointer)
                .containsExactly("/kind");
    }

    @Test
    void aSignatureFieldIsRequiredAndKnowsItsKinds() {
        assertThat(input.checkConfig(field())).isEmpty();
        assertThat(input.checkConfig(new InputField("signature", false, List.of("en"), Map.of())))
                .hasSize(1);
        assertThat(input.checkConfig(new InputField("signature", true, List.of("en"), Map.of("kinds", List.of("FAX")))))
                .hasSize(1);
        assertThat(input.checkConfig(new InputField("signature", true, List.of("en"), Map.of("kinds", List.of()))))
                .hasSize(1);
    }

    private List<String> codes(Object answer) {
        return input.checkAnswer(field(), answer).stream()
                .map(it -> it.pointer() + " " + it.code())
                .toList();
    }

    private static Map<String, Object> typed(String name) {
        return Map.of("kind", "ELECTRONIC", "typedName", name);
    }

    private static Map<String, Object> drawn(List<?> strokes) {
        return Map.of("kind", "HANDWRITTEN_EXECUTED", "strokes", strokes);
    }

    private static InputField field() {
        return new InputField("signature", true, List.of("en"), Map.of());
    }
}

package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.DocumentFixtures.checkbox;
import static io.trialsuite.consent.documents.DocumentFixtures.content;
import static io.trialsuite.consent.documents.DocumentFixtures.field;
import static io.trialsuite.consent.documents.DocumentFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.documents.ConsentContent.Block;
import io.trialsuite.consent.documents.ConsentContent.Field;
import io.trialsuite.consent.plugins.BuiltInMethods;
import io.trialsuite.input.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentRulesTests {

    private final ContentRules rules = new ContentRules(BuiltInMethods.all());

    @Test
    void aCompleteContentHasNoFindings() {
        assertThat(rules.checkComplete(content())).isEmpty();
    }

    @Test
    void everyTextExistsInEveryLanguageAndInNoOther() {
        var block = new Block("purpose", Map.of("ko", "목적", "fr", "But"));

        assertThat(findings(List.of(block), List.of()))
                .containsExactly("/blocks/0/text/en required", "/blocks/0/text/fr unknown-locale");
    }

    @Test
    void idsAreWellFormedAndUsedOnce() {
        var blocks = List.of(
                new Block("a", text("가", "a")), new Block("a", text("나", "b")), new Block("A b", text("다", "c")));

        assertThat(findings(blocks, List.of()))
                .containsExactly("/blocks/1/blockId repeated", "/blocks/2/blockId wrong-format");
    }

    @Test
    void aFieldNeedsAMethodThatIsInstalledAndASoundConfiguration() {
        var fields = List.of(
                field("mood", "horoscope", false, Map.of()),
                field("remark", "text", false, Map.of("maxLength", -1)),
                field("understood", "checkbox", true, Map.of("ticked", true)));

        assertThat(findings(List.of(), fields))
                .containsExactly(
                        "/fields/0/plugin unknown-plugin",
                        "/fields/1/config/maxLength out-of-range",
                        "/fields/2/config/ticked pre-ticked");
    }

    @Test
    void sizesAreLimited() {
        var long20k = new Block("long", text("가", "x".repeat(20_001)));

        assertThat(findings(List.of(long20k), List.of())).containsExactly("/blocks/0/text/en too-long");
        assertThat(findings(Collections.nCopies(201, new Block("a", text("가", "a"))), List.of()))
                .containsExactly("/blocks too-many");
        assertThat(findings(List.of(), Collections.nCopies(101, checkbox("a", false))))
                .containsExactly("/fields too-many");
    }

    @Test
    void localesAreDifferentLanguageCodes() {
        for (var locales : List.of(List.<String>of(), List.of("ko", "ko"), List.of("Korean"))) {
            var found = rules.check(new ConsentContent(locales, List.of(), List.of()));
            assertThat(found).extracting(Finding::pointer).contains("/locales");
        }
    }

    @Test
    void aPublicationNeedsTextAndExactlyOneSignature() {
        var none = new ConsentContent(List.of("ko", "en"), List.of(), List.of());
        var two = new ConsentContent(
                List.of("ko", "en"),
                content().blocks(),
                List.of(field("one", "signature", true, Map.of()), field("two", "signature", true, Map.of())));

        assertThat(rules.checkComplete(none)).extracting(Finding::code).containsExactly("required", "one-signature");
        assertThat(rules.checkComplete(two)).extracting(Finding::code).containsExactly("one-signature");
    }

    private List<String> findings(List<Block> blocks, List<Field> fields) {
        return rules.check(new ConsentContent(List.of("ko", "en"), blocks, fields)).stream()
                .map(it -> it.pointer() + " " + it.code())
                .sorted()
                .toList();
    }
}

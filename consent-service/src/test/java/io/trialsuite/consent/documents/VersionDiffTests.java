package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.DocumentFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trialsuite.consent.documents.ConsentContent.Block;
import io.trialsuite.consent.documents.VersionDiff.Change;
import io.trialsuite.consent.documents.VersionDiff.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionDiffTests {

    private static final Block PURPOSE = new Block("purpose", text("목적", "Purpose"));
    private static final Block RISKS = new Block("risks", text("위험", "Risks"));
    private static final VersionId OLDER = VersionId.next();
    private static final VersionId NEWER = VersionId.next();

    @Test
    void whatWasAddedChangedAndRemovedIsToldWithBothWordings() {
        var now = text("새 위험", "More risks");
        var costs = new Block("costs", text("비용", "Costs"));

        var diff = diff(List.of(PURPOSE, RISKS), List.of(new Block("risks", now), costs));

        assertThat(diff.blocks())
                .containsExactly(
                        new Change("risks", Kind.CHANGED, RISKS.text(), now),
                        new Change("costs", Kind.ADDED, Map.of(), costs.text()),
                        new Change("purpose", Kind.REMOVED, PURPOSE.text(), Map.of()));
    }

    @Test
    void aPassageThatOnlyMovedSaysNothingNew() {
        assertThat(diff(List.of(PURPOSE, RISKS), List.of(RISKS, PURPOSE)).blocks())
                .isEmpty();
    }

    @Test
    void aChangeInOneLanguageIsAChange() {
        var corrected = new Block("risks", text("위험성", "Risks"));

        assertThat(diff(List.of(RISKS), List.of(corrected)).blocks()).hasSize(1);
    }

    @Test
    void aQuestionThatAsksSomethingElseIsTold() {
        var content = DocumentFixtures.content();
        var fewer = new ConsentContent(
                content.locales(),
                content.blocks(),
                content.fields().subList(1, content.fields().size()));

        assertThat(VersionDiff.between(OLDER, content, NEWER, fewer).fields())
                .extracting(Change::id, Change::kind)
                .containsExactly(tuple(content.fields().getFirst().fieldId(), Kind.REMOVED));
    }

    @Test
    void theHashIsThatOfTheWordings() {
        var one = diff(List.of(RISKS), List.of(PURPOSE));

        assertThat(one.hash()).isEqualTo(diff(List.of(RISKS), List.of(PURPOSE)).hash());
        assertThat(one.hash())
                .isNotEqualTo(diff(List.of(PURPOSE), List.of(RISKS)).hash());
    }

    private static VersionDiff diff(List<Block> older, List<Block> newer) {
        var fields = DocumentFixtures.content().fields();
        return VersionDiff.between(
                OLDER,
                new ConsentContent(List.of("ko", "en"), older, fields),
                NEWER,
                new ConsentContent(List.of("ko", "en"), newer, fields));
    }
}

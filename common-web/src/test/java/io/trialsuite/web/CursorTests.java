package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTests {

    private final Cursor cursor = new Cursor(Instant.parse("2026-03-01T09:00:00.123456Z"), UUID.randomUUID());

    @Test
    void aCursorSurvivesTheJourney() {
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
    }

    @Test
    void anythingElseIsRefused() {
        for (var text : List.of(
                "",
                "A",
                "AAAA",
                "=",
                "ü",
                cursor.encode() + "AAAA",
                cursor.encode().substring(2))) {
            assertThatThrownBy(() -> Cursor.decode(text)).as(text).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aTimeThatNoDatabaseKeepsIsRefused() {
        for (var at : List.of(
                Instant.MIN, Instant.EPOCH.minusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"), Instant.MAX)) {
            var absurd = new Cursor(at, UUID.randomUUID()).encode();

            assertThatThrownBy(() -> Cursor.decode(absurd)).as(at.toString()).isInstanceOf(Refusal.class);
        }
        // the control: the ends of the range are let through
        for (var at : List.of(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999Z"))) {
            var sane = new Cursor(at, UUID.randomUUID());

            assertThat(Cursor.decode(sane.encode())).isEqualTo(sane);
        }
    }

    @Test
    void aPageKnowsWhetherMoreFollow() {
        var paging = new Paging(2, Optional.empty());

        assertThat(CursorPage.of(List.of(1, 2), paging, n -> cursor).page().next())
                .isNull();
        assertThat(CursorPage.of(List.of(1, 2, 3), paging, n -> cursor)).satisfies(page -> {
            assertThat(page.items()).containsExactly(1, 2);
            assertThat(page.page().next()).isEqualTo(cursor.encode());
        });
    }
}

package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.localaws.s3.Listing.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ListingTests {

    private final NavigableMap<String, List<ObjectVersion>> keys = new TreeMap<>();

    @Test
    void keysBelowADelimiterAreOneEntry() {
        given("a/1", "a/2", "b", "c/x/1");

        var page = Page.of(keys, "", "/", "", 10);

        assertThat(page.objects()).containsOnlyKeys("b");
        assertThat(page.prefixes()).containsExactly("a/", "c/");
        assertThat(page.last()).isNull();
    }

    @Test
    void pagesNeitherRepeatNorSkipAnEntry() {
        given("a/1", "a/2", "b", "c/1", "c/2", "d");

        for (int size = 1; size <= 5; size++) {
            assertThat(allPages(size)).containsExactly("a/", "b", "c/", "d");
        }
    }

    @Test
    void hiddenKeysDoNotCount() {
        given("a", "b");
        keys.put("a", List.of(ObjectVersion.deleteMarker("m", Instant.EPOCH)));

        assertThat(Page.of(keys, "", "", "", 1).objects()).containsOnlyKeys("b");
    }

    @Test
    void aPrefixLimitsAndStartAfterExcludes() {
        given("a", "in/1", "in/2", "z");

        assertThat(Page.of(keys, "in/", "", "in/1", 10).objects()).containsOnlyKeys("in/2");
    }

    private List<String> allPages(int size) {
        var found = new ArrayList<String>();
        var after = "";
        while (true) {
            var page = Page.of(keys, "", "/", after, size);
            var entries = new ArrayList<>(page.prefixes());
            entries.addAll(page.objects().keySet());
            entries.sort(String::compareTo);
            found.addAll(entries);
            var last = page.last();
            if (last == null) return found;
            after = last;
        }
    }

    private void given(String... names) {
        for (var name : names) {
            keys.put(
                    name,
                    List.of(new ObjectVersion(
                            "null",
                            Instant.EPOCH,
                            "e",
                            1,
                            "f",
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            Map.of(),
                            "",
                            Lock.NONE)));
        }
    }
}

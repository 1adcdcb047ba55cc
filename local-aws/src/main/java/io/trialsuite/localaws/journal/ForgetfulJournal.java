package io.trialsuite.localaws.journal;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** For a port that lives no longer than the test that opened it. */
final class ForgetfulJournal implements Journal {

    @Override
    public void replay(Consumer<JsonNode> reader) {}

    @Override
    public void append(List<? extends JsonNode> records) {}

    @Override
    public boolean wantsCompaction() {
        return false;
    }

    @Override
    public void compact(Stream<? extends JsonNode> snapshot) {}

    @Override
    public void close() {}
}

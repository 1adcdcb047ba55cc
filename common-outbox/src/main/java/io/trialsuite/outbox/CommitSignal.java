package io.trialsuite.outbox;

import java.util.BitSet;

/** Told after each commit which parts of the log have grown. Called on the committing thread, so it must return at once. */
@FunctionalInterface
interface CommitSignal {

    void committed(BitSet parts);
}

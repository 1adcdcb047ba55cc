package io.trialsuite.audit;

import java.util.ArrayList;
import java.util.List;

/** Consecutive entries of a trail, of which only the hashes are held: a stretch of a million takes a few dozen megabytes. */
final class Stretch {

    private final long first;
    private final List<byte[]> hashes = new ArrayList<>();

    /** @param first place of the entry that is added first */
    Stretch(long first) {
        this.first = first;
    }

    void add(byte[] hash) {
        hashes.add(hash);
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    int size() {
        return hashes.size();
    }

    long first() {
        return first;
    }

    long last() {
        return first + hashes.size() - 1;
    }

    byte[] root() {
        return MerkleTree.root(hashes);
    }

    byte[] headHash() {
        return hashes.getLast();
    }

    /** The way of the entry at that place of the trail to the root. */
    List<byte[]> path(long seq) {
        return MerkleTree.path(hashes, Math.toIntExact(seq - first));
    }
}

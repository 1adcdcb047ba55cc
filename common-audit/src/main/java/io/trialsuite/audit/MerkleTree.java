package io.trialsuite.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree of RFC 9162, section 2.1, over SHA-256: one root speaks for many leaves, and a short path proves that a leaf is among
 * them without showing the others. Stateless; thread-safe.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /**
     * The root of at least one leaf.
     *
     * @throws IllegalArgumentException without a leaf
     */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("A tree has at least one leaf");
        }
        if (leaves.size() == 1) {
            return leaf(leaves.getFirst());
        }
        var split = split(leaves.size());
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** What {@link #isIn} needs beside the leaf, from the leaf's neighbour upwards. */
    public static List<byte[]> path(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        var split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        var path = index < split ? path(left, index) : path(right, index - split);
        path.add(index < split ? root(right) : root(left));
        return path;
    }

    /** Whether the leaf is at that place of the tree with that size and root (RFC 9162, 2.1.3.2). */
    public static boolean isIn(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var place = index;
        var last = size - 1;
        var hash = leaf(leaf);
        for (var beside : path) {
            if (last == 0) {
                return false;
            }
            if (place % 2 == 1 || place == last) {
                hash = node(beside, hash);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                hash = node(hash, beside);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** The largest power of two below the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static byte[] leaf(byte[] content) {
        var digest = digest();
        digest.update(LEAF);
        return digest.digest(content);
    }

    private static byte[] node(byte[] left, byte[] right) {
        var digest = digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

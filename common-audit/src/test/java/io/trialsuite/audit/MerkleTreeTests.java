package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTests {

    /** The test vectors of the Certificate Transparency project, which RFC 9162 specifies. */
    @Test
    void rootsAreThoseOfTheReferenceVectors() {
        var leaves = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(HexFormat.of()::parseHex)
                .toList();

        assertThat(root(leaves.subList(0, 1)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(leaves.subList(0, 3)))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(root(leaves)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 33})
    void everyLeafIsProvenAndNothingElse(int size) {
        var leaves = leaves(size);
        var root = MerkleTree.root(leaves);
        for (var index = 0; index < size; index++) {
            var path = MerkleTree.path(leaves, index);

            assertThat(MerkleTree.isIn(leaves.get(index), index, size, path, root))
                    .isTrue();
            assertThat(MerkleTree.isIn(new byte[] {99}, index, size, path, root))
                    .isFalse();
            assertThat(MerkleTree.isIn(leaves.get(index), index + 1, size, path, root))
                    .isFalse();
            assertThat(MerkleTree.isIn(leaves.get(index), index, size, path, MerkleTree.root(leaves(size + 1))))
                    .isFalse();
        }
    }

    @Test
    void aTreeHasALeafAndAPlaceIsInIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(List.of()));
        assertThat(MerkleTree.isIn(new byte[1], -1, 1, List.of(), MerkleTree.root(leaves(1))))
                .isFalse();
        assertThat(MerkleTree.isIn(new byte[1], 0, 1, List.of(new byte[32]), MerkleTree.root(leaves(1))))
                .isFalse();
    }

    private static String root(List<byte[]> leaves) {
        return HexFormat.of().formatHex(MerkleTree.root(leaves));
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size).mapToObj(n -> new byte[] {(byte) n}).toList();
    }
}

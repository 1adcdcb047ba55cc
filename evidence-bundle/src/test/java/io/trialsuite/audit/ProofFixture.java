package io.trialsuite.audit;

import io.trialsuite.audit.AuditCheckpoints.Proof;
import io.trialsuite.audit.AuditTable.Link;
import io.trialsuite.signature.seal.SealKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A trail that was never in a database, with a checkpoint over all of it. */
public final class ProofFixture {

    private static final UUID ORGANIZATION = UUID.fromString("0197f3a0-0000-7000-8000-000000000001");

    private ProofFixture() {}

    /** Entries about the subject, with others about something else between them. */
    public static Proof of(String subject, SealKey key, Instant at) {
        var links = new ArrayList<Link>();
        var previous = AuditRow.genesis(ORGANIZATION);
        for (var seq = 1; seq <= 6; seq++) {
            var entity = seq % 2 == 0 ? subject : "something-else";
            var row = new AuditRow(
                    ORGANIZATION,
                    seq,
                    new UUID(7, seq),
                    at,
                    AuditActor.system("test"),
                    "thing.happened",
                    "thing",
                    entity,
                    null,
                    "{\"n\":" + seq + "}",
                    null,
                    null);
            links.add(new Link(row, previous, row.hash(previous)));
            previous = links.getLast().hash();
        }
        var hashes = links.stream().map(Link::hash).toList();
        var root = MerkleTree.root(hashes);
        var genesis = AuditRow.genesis(ORGANIZATION);
        var content = AuditCheckpoint.content(ORGANIZATION, 1, 1, 6, root, previous, genesis, at);
        var checkpoint = new AuditCheckpoint(
                ORGANIZATION, 1, 1, 6, root, previous, genesis, at, key.fingerprint(), key.sign(content));
        var entries = IntStream.of(1, 3, 5)
                .mapToObj(index -> ProvenEntry.of(links.get(index), 1, MerkleTree.path(hashes, index)))
                .toList();
        return new Proof(entries, List.of(checkpoint));
    }
}

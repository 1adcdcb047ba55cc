package io.trialsuite.audit;

import io.trialsuite.audit.AuditCheckpoints.Proof;
import io.trialsuite.audit.AuditTable.Link;
import io.trialsuite.signature.seal.SealKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

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
        var stretch = new Stretch(1);
        links.forEach(link -> stretch.add(link.hash()));
        var checkpoint = AuditCheckpoint.unsigned(ORGANIZATION, 1, stretch, AuditRow.genesis(ORGANIZATION), at)
                .signedBy(new SealKeySigner(key));
        var entries = LongStream.of(2, 4, 6)
                .mapToObj(seq -> ProvenEntry.of(links.get((int) seq - 1), 1, stretch.path(seq)))
                .toList();
        return new Proof(entries, List.of(checkpoint));
    }

    private record SealKeySigner(SealKey key) implements CheckpointSigner {

        @Override
        public String keyId() {
            return key.fingerprint();
        }

        @Override
        public byte[] sign(byte[] content) {
            return key.sign(content);
        }

        @Override
        public boolean isValid(byte[] content, byte[] signature, String keyId) {
            return key.certificate().hasSigned(content, signature);
        }
    }
}

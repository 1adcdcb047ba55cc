package io.trialsuite.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * What a stretch of an organization's trail was, under a signature.
 *
 * <p>Its content, version 1, never changed once released, is the SHA-256 over these fields in the form of the entries: version,
 * the text {@code checkpoint}, organization, number, first and last place, root, hash of the last entry, content of the checkpoint
 * before, time. The first one follows the organization's genesis.
 *
 * @param number 1, 2, 3 … within the organization
 * @param first place of the first entry that it covers
 * @param last place of the last one
 * @param root of the {@link MerkleTree} over the hashes of these entries
 * @param headHash hash of the last one, which the chain binds to all before it
 * @param previous content of the checkpoint before it
 * @param keyId of the key that signed its content
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is
public record AuditCheckpoint(
        UUID organizationId,
        long number,
        long first,
        long last,
        byte[] root,
        byte[] headHash,
        byte[] previous,
        Instant at,
        String keyId,
        byte[] signature) {

    private static final long VERSION = 1;

    /** One that nobody has signed yet. */
    static AuditCheckpoint unsigned(UUID organizationId, long number, Stretch stretch, byte[] previous, Instant at) {
        return new AuditCheckpoint(
                organizationId,
                number,
                stretch.first(),
                stretch.last(),
                stretch.root(),
                stretch.headHash(),
                previous,
                at,
                "",
                new byte[0]);
    }

    AuditCheckpoint signedBy(CheckpointSigner signer) {
        return new AuditCheckpoint(
                organizationId,
                number,
                first,
                last,
                root,
                headHash,
                previous,
                at,
                signer.keyId(),
                signer.sign(content()));
    }

    /** The 32 bytes that are signed. */
    public byte[] content() {
        return new Canonical()
                .number(VERSION)
                .text("checkpoint")
                .uuid(organizationId)
                .number(number)
                .number(first)
                .number(last)
                .bytes(root)
                .bytes(headHash)
                .bytes(previous)
                .time(at)
                .sha256();
    }
}

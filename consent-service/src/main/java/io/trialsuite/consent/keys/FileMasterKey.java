package io.trialsuite.consent.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** A key in a file, for machines without a key service: 32 bytes in Base64. */
final class FileMasterKey implements MasterKey {

    private static final int ID_DIGITS = 16;

    private final byte[] key;
    private final String id;

    private FileMasterKey(byte[] key) {
        this.key = key;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            this.id = "file:" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws MasterKeyUnusable when it is missing or holds no key
     */
    static FileMasterKey read(Path file) {
        try {
            var key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != Aes.KEY_BYTES) {
                throw new IllegalArgumentException("it has " + key.length + " bytes and not " + Aes.KEY_BYTES);
            }
            return new FileMasterKey(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new MasterKeyUnusable(
                    "The master key of identities cannot be read from %s: %s. Restore the file; without it nobody's name or address can be read."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(byte[] dataKey, UUID organization) {
        return Aes.seal(key, dataKey, place(organization));
    }

    @Override
    public byte[] unwrap(byte[] wrapped, UUID organization) {
        try {
            return Aes.open(key, wrapped, place(organization));
        } catch (GeneralSecurityException e) {
            throw new MasterKeyUnusable("The key of organization " + organization + " does not open with " + id, e);
        }
    }

    private static byte[] place(UUID organization) {
        return ("data-key|" + organization).getBytes(StandardCharsets.US_ASCII);
    }
}

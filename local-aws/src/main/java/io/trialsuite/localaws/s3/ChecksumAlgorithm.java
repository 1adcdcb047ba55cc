package io.trialsuite.localaws.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums that S3 verifies and gives back. */
enum ChecksumAlgorithm {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    private static final String PREFIX = "x-amz-checksum-";

    /** For instance {@code x-amz-checksum-crc32c}. */
    String header() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** For instance {@code ChecksumCRC32C}. */
    String element() {
        return "Checksum" + name();
    }

    static Optional<ChecksumAlgorithm> of(String name) {
        for (var algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) return Optional.of(algorithm);
        }
        return Optional.empty();
    }

    static Optional<ChecksumAlgorithm> ofHeader(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? of(header.substring(PREFIX.length()))
                : Optional.empty();
    }

    /** The hash kinds cannot be combined from their parts, and CRC64NVME is only known of whole objects. */
    boolean compositeByDefault() {
        return this != CRC64NVME;
    }

    Running start() {
        return switch (this) {
            case CRC32 -> new Running.OfCrc(new CRC32(), Integer.BYTES);
            case CRC32C -> new Running.OfCrc(new CRC32C(), Integer.BYTES);
            case CRC64NVME -> new Running.OfCrc(new Crc64Nvme(), Long.BYTES);
            case SHA1 -> new Running.OfDigest(digest("SHA-1"));
            case SHA256 -> new Running.OfDigest(digest("SHA-256"));
        };
    }

    String of(byte[] bytes) {
        var running = start();
        running.update(bytes, bytes.length);
        return running.base64();
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A checksum over bytes that are still coming. */
    sealed interface Running {

        void update(byte[] bytes, int length);

        String base64();

        record OfCrc(Checksum checksum, int width) implements Running {
            @Override
            public void update(byte[] bytes, int length) {
                checksum.update(bytes, 0, length);
            }

            @Override
            public String base64() {
                return Base64.getEncoder().encodeToString(tail(checksum.getValue(), width));
            }

            private static byte[] tail(long value, int width) {
                return width == Integer.BYTES
                        ? ByteBuffer.allocate(width).putInt((int) value).array()
                        : ByteBuffer.allocate(width).putLong(value).array();
            }
        }

        record OfDigest(MessageDigest digest) implements Running {
            @Override
            public void update(byte[] bytes, int length) {
                digest.update(bytes, 0, length);
            }

            @Override
            public String base64() {
                return Base64.getEncoder().encodeToString(digest.digest());
            }
        }
    }
}

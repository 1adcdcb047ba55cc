package io.trialsuite.localaws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The digests that the AWS SDKs recompute, and that FIFO deduplication is based on. */
public final class Digests {

    private static final byte STRING = 1;
    private static final byte BINARY = 2;

    private Digests() {}

    static String md5(String text) {
        return hex(digest("MD5").digest(text.getBytes(UTF_8)));
    }

    /** Of the text in UTF-8, in lower-case hexadecimal digits. */
    public static String sha256(String text) {
        return hex(digest("SHA-256").digest(text.getBytes(UTF_8)));
    }

    /**
     * Over names, types and values in the order of the names, each led by its length in four bytes; see "Calculating the
     * MD5 message digest for message attributes" in the SQS developer guide.
     */
    static String md5(ObjectNode attributes) {
        var digest = digest("MD5");
        var sorted = new TreeMap<String, JsonNode>();
        attributes.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        sorted.forEach((name, attribute) -> {
            var type = attribute.path("DataType").asString("");
            update(digest, name.getBytes(UTF_8));
            update(digest, type.getBytes(UTF_8));
            if (type.startsWith("Binary")) {
                digest.update(BINARY);
                update(
                        digest,
                        Base64.getDecoder().decode(attribute.path("BinaryValue").asString("")));
            } else {
                digest.update(STRING);
                update(digest, attribute.path("StringValue").asString("").getBytes(UTF_8));
            }
        });
        return hex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(4).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

package io.trialsuite.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what makes two requests the same one; secrets in an address or a body are not kept, only this. */
final class RequestDigest {

    private final MessageDigest digest = sha256();

    /** Who calls what. */
    static String scope(String caller, HttpServletRequest request) {
        return new RequestDigest()
                .add(caller)
                .add(request.getMethod())
                .add(request.getRequestURI())
                .value();
    }

    static String body(HttpServletRequest request, byte[] body) {
        var sha = new RequestDigest()
                .add(String.valueOf(request.getContentType()))
                .add(String.valueOf(request.getQueryString()));
        sha.digest.update(body);
        return sha.value();
    }

    /** Length first, so that no two lists of texts give the same bytes. */
    private RequestDigest add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    private String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.trialsuite.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
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

    /** The parts instead of the bytes: a repeated upload has another boundary. */
    static String parts(HttpServletRequest request) throws IOException, ServletException {
        var sha = new RequestDigest().add("multipart").add(String.valueOf(request.getQueryString()));
        for (var part : request.getParts()) {
            sha.add(part.getName())
                    .add(String.valueOf(part.getSubmittedFileName()))
                    .add(part.getSize() + "");
            try (var content = part.getInputStream();
                    var into = new DigestOutputStream(OutputStream.nullOutputStream(), sha.digest)) {
                content.transferTo(into);
            }
        }
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

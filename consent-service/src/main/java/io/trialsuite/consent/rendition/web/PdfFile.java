package io.trialsuite.consent.rendition.web;

import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A PDF as an answer, with its digest (RFC 9530), kept by nobody on the way. */
public final class PdfFile {

    private PdfFile() {}

    /** A file to keep; its digest is told in hexadecimal digits here and goes out as RFC 9530 wants it. */
    public static ResponseEntity<byte[]> answer(byte[] pdf, String sha256, String name) {
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(pdf);
    }
}

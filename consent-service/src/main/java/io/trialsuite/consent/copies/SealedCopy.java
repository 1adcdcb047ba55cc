package io.trialsuite.consent.copies;

import io.trialsuite.consent.requests.RequestRef;
import java.time.Instant;

/**
 * The signed consent as a sealed file.
 *
 * @param hash SHA-256 of the file in hexadecimal digits
 * @param sealedWith SHA-256 of the seal's certificate
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is
public record SealedCopy(RequestRef request, byte[] pdf, String hash, String sealedWith, Instant sealedAt) {}

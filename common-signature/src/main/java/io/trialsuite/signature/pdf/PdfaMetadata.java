package io.trialsuite.signature.pdf;

import java.time.Instant;

/**
 * What a document says of itself.
 *
 * @param title shown by readers in place of the file name
 * @param language ISO 639-1 code of the text, for readers that read aloud
 * @param author the organization that issues it
 * @param createdAt written as the time of creation; part of the input, so that the same input gives the same bytes
 */
public record PdfaMetadata(String title, String language, String author, Instant createdAt) {}

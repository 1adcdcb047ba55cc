package io.trialsuite.mailing.templates;

/**
 * A mail in words.
 *
 * @param contentHash SHA-256 of subject, text and HTML: evidence of what was sent, kept after the words are gone
 */
public record RenderedMail(int templateVersion, String subject, String text, String html, String contentHash) {}

package io.trialsuite.auth.correspondence;

import java.util.UUID;

/**
 * Who is written, and in whose name.
 *
 * @param organization whose mail it is; the platform's own when it is nobody else's
 * @param kind what the mail is about, as its delivery will be reported
 */
public record Addressee(String address, LetterLanguage language, UUID organization, String kind, UUID id) {

    @Override
    public String toString() {
        return "Addressee[" + kind + " " + id + "]";
    }
}

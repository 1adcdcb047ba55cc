package io.trialsuite.consent.keys;

import java.util.UUID;

/** Rows of a table that were written before their values were encrypted. */
public interface UnencryptedRows {

    /** As the log names them. */
    String what();

    /**
     * Encrypts some of the organization's, in the caller's transaction.
     *
     * @return how many; none when there are none left
     */
    int encrypt(UUID organization, int limit);
}

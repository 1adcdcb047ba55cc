package io.trialsuite.consent.keys;

import java.util.List;
import java.util.UUID;

/** Rows of a table that were written before their values were encrypted. */
public interface UnencryptedRows {

    /** Where they are; a row is encrypted when its column {@code sealed} is filled. */
    List<String> tables();

    /**
     * Encrypts some of the organization's, in the caller's transaction.
     *
     * @return how many; none when there are none left
     */
    int encrypt(UUID organization, int limit);
}

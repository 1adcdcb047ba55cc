package io.trialsuite.consent.participants;

import java.util.List;

/**
 * What an import did or, as a preview, would do.
 *
 * @param preview whether nothing was changed
 * @param encoding how the file was read
 * @param registered people who were new to the study
 * @param joined people the study knew, with the same data, who were new to the group
 * @param unchanged people who were in the group already, with the same data
 * @param errors lines that were left out
 */
public record ImportResult(
        boolean preview, String encoding, int rows, int registered, int joined, int unchanged, List<RowError> errors) {}

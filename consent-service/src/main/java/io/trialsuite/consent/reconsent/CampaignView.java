package io.trialsuite.consent.reconsent;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a campaign has come.
 *
 * @param groupId those who are to be asked; a batch of the new version is sent to it
 * @param required how many had to be asked again when it started
 * @param renewed how many have consented again since
 * @param ended how many have withdrawn instead, or had no valid consent after all
 * @param open how many are still to answer
 * @param overdue how many of those should have answered by now
 */
public record CampaignView(
        UUID campaignId,
        UUID studyId,
        UUID fromVersionId,
        UUID toVersionId,
        UUID groupId,
        Basis basis,
        Instant dueBy,
        Instant startedAt,
        int required,
        int renewed,
        int ended,
        int open,
        int overdue) {}

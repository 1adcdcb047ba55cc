package io.trialsuite.consent.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an ethics committee has decided about versions at sites, as it is filed in the trial master file.
 *
 * @param decision such as {@code APPROVED} or {@code REJECTED}
 * @param until exclusive; null while the approval does not end
 * @param filedAt what is filed later about the same version at the same site counts
 */
public record IrbDecision(
        UUID organization,
        String approvalNo,
        String decision,
        Instant from,
        @Nullable Instant until,
        List<VersionId> versions,
        List<UUID> sites,
        Instant filedAt) {

    public static final String APPROVED = "APPROVED";
    public static final String REJECTED = "REJECTED";

    /** The same, for some of its sites. */
    IrbDecision at(List<UUID> some) {
        return new IrbDecision(organization, approvalNo, decision, from, until, versions, some, filedAt);
    }

    public IrbDecision {
        versions = List.copyOf(versions);
        sites = List.copyOf(sites);
    }
}

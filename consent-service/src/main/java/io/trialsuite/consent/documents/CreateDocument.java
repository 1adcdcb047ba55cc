package io.trialsuite.consent.documents;

import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new document of a study.
 *
 * @param signingRule who signs, step by step; what is usual for the family when it is not said
 */
public record CreateDocument(
        StaffMember by,
        StudyId study,
        Family family,
        String title,
        @Nullable List<Set<SignatoryRole>> signingRule) {

    SigningRule rule() {
        return signingRule == null ? family.usualRule() : new SigningRule(signingRule);
    }
}

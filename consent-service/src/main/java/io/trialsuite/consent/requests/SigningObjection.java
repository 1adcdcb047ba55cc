package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;

/** May keep somebody from signing for now; asked in the transaction in which they would. */
public interface SigningObjection {

    void requireNone(RequestRef request, SignatoryRole role);
}

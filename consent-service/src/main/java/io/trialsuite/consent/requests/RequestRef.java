package io.trialsuite.consent.requests;

import java.util.UUID;

/** A request together with the organization it belongs to: what a participant's link leads to. */
public record RequestRef(UUID organization, RequestId request) {}

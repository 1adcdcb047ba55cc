package io.trialsuite.auth.organizations;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What an organization asks of whoever works for it.
 *
 * @param multiFactorRequired whether a password alone opens it
 * @param version of the settings, for the ETag
 */
public record SecurityView(
        boolean multiFactorRequired, @JsonIgnore long version) {}

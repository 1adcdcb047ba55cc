package io.trialsuite.consent.keys;

/** Where master keys live that never leave it. */
public interface KeyService {

    MasterKey key(String id);
}

package io.trialsuite.audit;

/** Signs checkpoints with a key that those who can write the trail's tables do not have. Thread-safe. */
public interface CheckpointSigner {

    /** By which the key is known outside, such as the fingerprint of its certificate. */
    String keyId();

    byte[] sign(byte[] content);

    /** False also for a key that is not known. */
    boolean isValid(byte[] content, byte[] signature, String keyId);
}

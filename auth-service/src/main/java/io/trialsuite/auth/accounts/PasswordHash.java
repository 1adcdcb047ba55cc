package io.trialsuite.auth.accounts;

/** A password that was accepted, as it is kept. */
public final class PasswordHash {

    private final String value;

    PasswordHash(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}

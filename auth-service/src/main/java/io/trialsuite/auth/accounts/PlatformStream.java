package io.trialsuite.auth.accounts;

import java.util.UUID;

/** The audit stream of what happens to a person before, or apart from, any organization: registration, login, logout. */
public final class PlatformStream {

    public static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private PlatformStream() {}
}

package io.trialsuite.auth.legacy;

import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.sessions.OpeningSessions;
import io.trialsuite.auth.sessions.RefreshingSessions;
import io.trialsuite.auth.tokens.OpaqueToken;
import org.springframework.stereotype.Service;

/** Logins of clients that never ask which organization: it is the person's default one. */
@Service
public class LegacyLogins {

    private final CheckingPasswords passwords;
    private final OpeningSessions opening;
    private final RefreshingSessions refreshing;

    LegacyLogins(CheckingPasswords passwords, OpeningSessions opening, RefreshingSessions refreshing) {
        this.passwords = passwords;
        this.opening = opening;
        this.refreshing = refreshing;
    }

    public LegacyTokens logIn(CheckPassword command) {
        return LegacyTokens.from(opening.openAtDefault(passwords.check(command)));
    }

    public LegacyTokens refresh(OpaqueToken presented) {
        return LegacyTokens.from(refreshing.refreshAtDefault(presented));
    }
}

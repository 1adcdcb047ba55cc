package io.trialsuite.auth.legacy;

import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.factors.CheckingCodes;
import io.trialsuite.auth.sessions.OpeningSessions;
import io.trialsuite.auth.sessions.RefreshingSessions;
import io.trialsuite.auth.sessions.SecondFactorRequired;
import io.trialsuite.auth.tokens.OpaqueToken;
import org.springframework.stereotype.Service;

/** Logins of clients that never ask which organization: it is the person's default one. */
@Service
public class LegacyLogins {

    private final CheckingPasswords passwords;
    private final CheckingCodes codes;
    private final OpeningSessions opening;
    private final RefreshingSessions refreshing;

    LegacyLogins(
            CheckingPasswords passwords, CheckingCodes codes, OpeningSessions opening, RefreshingSessions refreshing) {
        this.passwords = passwords;
        this.codes = codes;
        this.opening = opening;
        this.refreshing = refreshing;
    }

    /** Nobody who has a second factor gets around it by the old door. */
    public LegacyTokens logIn(CheckPassword command) {
        var account = passwords.check(command);
        if (codes.isNeeded(account)) {
            throw new SecondFactorRequired();
        }
        return LegacyTokens.from(opening.openAtDefault(account));
    }

    public LegacyTokens refresh(OpaqueToken presented) {
        return LegacyTokens.from(refreshing.refreshAtDefault(presented));
    }
}

package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.tokens.OpaqueToken;

public record ResetPassword(OpaqueToken link, Password password, LetterLanguage language) {}

package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.correspondence.LetterLanguage;

public record ChangePassword(
        Visitor visitor, Password current, Password password, ClientNetwork network, LetterLanguage language) {}

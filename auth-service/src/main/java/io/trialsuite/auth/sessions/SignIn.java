package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;

public record SignIn(EmailAddress email, Password password, ClientNetwork network) {}

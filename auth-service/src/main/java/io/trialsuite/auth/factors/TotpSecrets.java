package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.keys.KeyCipher;
import org.springframework.stereotype.Component;

/** Secrets at rest: encrypted for the one account they belong to, so that rows cannot be exchanged. */
@Component
class TotpSecrets {

    private final KeyCipher cipher;

    TotpSecrets(KeyCipher cipher) {
        this.cipher = cipher;
    }

    byte[] encrypted(AccountId account, TotpSecret secret) {
        return cipher.encrypt(purpose(account), secret.bytes());
    }

    TotpSecret of(TotpFactor factor) {
        return TotpSecret.of(cipher.decrypt(purpose(factor.account()), factor.secretEncrypted()));
    }

    private static String purpose(AccountId account) {
        return "totp:" + account;
    }
}

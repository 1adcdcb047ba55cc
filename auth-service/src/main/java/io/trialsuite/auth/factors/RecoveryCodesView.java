package io.trialsuite.auth.factors;

import java.util.List;

/**
 * To be written down: they are never shown again.
 *
 * @param recoveryCodes each good once, instead of a code of the app
 */
public record RecoveryCodesView(List<String> recoveryCodes) {

    public RecoveryCodesView {
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    @Override
    public String toString() {
        return "RecoveryCodesView[hidden]";
    }
}

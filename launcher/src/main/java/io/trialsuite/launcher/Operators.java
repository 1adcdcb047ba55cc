package io.trialsuite.launcher;

import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.home.ClientKey;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.operator.OperatorTokens;
import java.time.Clock;

/** The operator of a suite that runs. */
final class Operators {

    private Operators() {}

    static OperatorTokens of(SuiteHome home, Api api, Addresses addresses) {
        var key = ClientKey.findOperators(Secrets.in(home.secrets()))
                .orElseThrow(() -> new SuiteFailure(
                        "The suite was started before it had an operator; stop it and start it again."));
        return new OperatorTokens(api, addresses, key, Clock.systemUTC());
    }
}

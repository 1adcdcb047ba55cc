package io.trialsuite.launcher;

import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.operator.OperatorTokens;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.supervise.SuiteControl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Prints a token for operators. */
@Command(
        name = "token",
        description = "Prints a token that opens, for five minutes, what a service keeps for operators.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private final Place place = new Place();

    @Option(names = "--json", description = "Print the token as JSON and nothing else.")
    private boolean json;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            defaultValue = "auth-service",
            description = "The service it is for; auth-service by default.")
    private String service = "";

    private record Token(String service, String token) {}

    @Override
    public Integer call() {
        var wanted = Service.named(service);
        if (!Service.withEvents().contains(wanted)) {
            throw new SuiteFailure("The " + wanted.title() + " keeps nothing for operators; ask a service behind it.");
        }
        var token = new Token(wanted.title(), tokens(place.home()).of(wanted));
        System.out.println(json ? JsonMapper.shared().writeValueAsString(token) : token.token());
        return 0;
    }

    private static OperatorTokens tokens(SuiteHome home) {
        var status = new SuiteControl(home)
                .running()
                .orElseThrow(() -> new SuiteFailure("The suite is not running; start it with ./suite up."));
        return Operators.of(home, new Api(), new Addresses(status.ports()));
    }
}

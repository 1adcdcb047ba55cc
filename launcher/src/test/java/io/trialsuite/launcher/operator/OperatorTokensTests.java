package io.trialsuite.launcher.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.home.ClientKey;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.services.Service;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTokensTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path folder;

    private final Queue<String> script = new ArrayDeque<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private HttpServer auth;
    private ClientKey key;
    private OperatorTokens tokens;

    @BeforeEach
    void start() throws IOException {
        auth = serverBelowTheEphemeralPorts();
        auth.createContext("/oauth2/token", this::answer);
        auth.start();
        key = ClientKey.ofOperator(Secrets.in(folder.resolve("secrets.properties")));
        var addresses = new Addresses(Ports.from(auth.getAddress().getPort()));
        tokens = new OperatorTokens(new Api(), addresses, key, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        auth.stop(0);
    }

    @Test
    void aTokenIsAskedForOneServiceWithAnAssertionOfTheOperatorsKey() throws Exception {
        script.add("200 {\"access_token\":\"opens-consent\"}");

        assertThat(tokens.of(Service.CONSENT)).isEqualTo("opens-consent");

        var form = asked.getFirst();
        assertThat(form)
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", "suite-operator")
                .containsEntry("audience", "consent-service")
                .containsEntry("scope", "platform.operate");
        var assertion = SignedJWT.parse(form.get("client_assertion"));
        assertThat(assertion.verify(new RSASSAVerifier(key.pair().toRSAPublicKey())))
                .isTrue();
        var claims = assertion.getJWTClaimsSet();
        assertThat(claims.getAudience())
                .containsExactly("http://127.0.0.1:" + auth.getAddress().getPort());
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void anAssertionUsedUpByATryThatGotNoAnswerIsReplaced() throws Exception {
        script.addAll(List.of("cut", "401 {\"error\":\"invalid_client\"}", "200 {\"access_token\":\"late\"}"));

        assertThat(tokens.of(Service.AUTH)).isEqualTo("late");

        assertThat(asked).hasSize(3);
        assertThat(id(asked.get(1))).isEqualTo(id(asked.get(0)));
        assertThat(id(asked.get(2))).isNotEqualTo(id(asked.get(1)));
    }

    @Test
    void aRefusalIsToldAndNotRepeated() {
        script.add("401 {\"error\":\"invalid_client\"}");

        assertThatThrownBy(() -> tokens.of(Service.MAILING))
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("auth-service gave the operator no token for mailing-service: 401 invalid_client.");
        assertThat(asked).hasSize(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var line = script.remove();
            if (line.equals("cut")) {
                return;
            }
            var body = line.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(line.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String id(Map<String, String> form) throws Exception {
        return SignedJWT.parse(form.get("client_assertion")).getJWTClaimsSet().getJWTID();
    }

    private static HttpServer serverBelowTheEphemeralPorts() throws IOException {
        var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        while (true) {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            } catch (BindException taken) {
                port++;
            }
        }
    }
}

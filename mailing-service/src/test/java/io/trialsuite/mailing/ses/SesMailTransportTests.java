package io.trialsuite.mailing.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailCause;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.mailing.outgoing.OutgoingMail;
import io.trialsuite.mailing.outgoing.SendResult;
import io.trialsuite.mailing.templates.RenderedMail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesMailTransportTests {

    private static final SesProperties PROPERTIES =
            new SesProperties("no-reply@trialsuite.example", "trialsuite", Duration.ofSeconds(1));

    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server;

    SesMailTransportTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException, TryLater",
        "400, ThrottlingException, TryLater",
        "503, ServiceUnavailable, TryLater",
        "403, AccessDeniedException, TryLater",
        "403, ExpiredTokenException, TryLater",
        "404, NotFoundException, TryLater",
        "400, AccountSuspendedException, TryLater",
        "400, SendingPausedException, TryLater",
        "400, LimitExceededException, TryLater",
        "400, MailFromDomainNotVerifiedException, TryLater",
        "409, ConflictException, TryLater",
        "400, AlreadyExistsException, TryLater",
        "400, InvalidNextTokenException, TryLater",
        "400, NeverHeardOfException, TryLater",
        "400, MessageRejected, Refused",
        "400, BadRequestException, Refused",
        "500, InternalServiceErrorException, Unknown",
        "500, ConcurrentModificationException, Unknown",
        "500, InternalFailure, Unknown",
        "502, BadGateway, Unknown",
        "504, GatewayTimeout, Unknown"
    })
    void aRefusalIsForNowOrForGoodAndIsNeverRetriedHere(int status, String code, String result) {
        answer(status, code, "{\"message\":\"no\"}");

        assertThat(transport(endpoint()).send(mail()).getClass().getSimpleName())
                .isEqualTo(result);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAcceptedMailHasTheIdSesGaveIt() {
        answer(200, "", "{\"MessageId\":\"ses-1\"}");

        assertThat(transport(endpoint()).send(mail())).isEqualTo(new SendResult.Accepted("ses-1"));
    }

    @Test
    void whereNobodyListensNothingWasSent() {
        var endpoint = endpoint();
        server.stop(0);

        assertThat(transport(endpoint).send(mail())).isInstanceOf(SendResult.TryLater.class);
    }

    @Test
    void aConnectionCutAfterTheRequestLeavesTheOutcomeUnknown() {
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });

        assertThat(transport(endpoint()).send(mail())).isInstanceOf(SendResult.Unknown.class);
        assertThat(calls).hasValue(1);
    }

    private void answer(int status, String code, String body) {
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static SesMailTransport transport(URI endpoint) {
        var ses = SesV2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        return new SesMailTransport(ses, PROPERTIES);
    }

    private static OutgoingMail mail() {
        return new OutgoingMail(
                new MailId(UUID.randomUUID()),
                AttemptId.next(),
                new MailAddress("mina@example.org"),
                new RenderedMail(1, "Subject", "Text", "<p>Text</p>", "hash"),
                new MailCause(null, null, null));
    }
}

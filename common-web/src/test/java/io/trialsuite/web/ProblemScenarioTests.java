package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ExtendWith(OutputCaptureExtension.class)
class ProblemScenarioTests extends EdgeScenario {

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("{\"text\":", 400, "malformed-json", null),
                Arguments.of("{\"text\":\"a\",\"text\":\"b\"}", 400, "malformed-json", null),
                Arguments.of("{\"text\":\"a\"} {}", 400, "malformed-field", null),
                Arguments.of("", 400, "body-required", null),
                Arguments.of("{\"text\":\"a\",\"colour\":1}", 400, "unknown-field", "/colour"),
                Arguments.of(
                        "{\"text\":\"a\",\"tags\":[{\"name\":\"x\",\"size\":1}]}",
                        400,
                        "unknown-field",
                        "/tags/0/size"),
                Arguments.of("{\"text\":\"a\",\"tags\":7}", 400, "malformed-field", "/tags"),
                Arguments.of("{\"text\":\" \"}", 422, "validation-failed", "/text"),
                Arguments.of(
                        "{\"text\":\"a\",\"tags\":[{\"name\":\"x\"},{\"name\":\"\"}]}",
                        422,
                        "validation-failed",
                        "/tags/1/name"),
                Arguments.of("{\"text\":\"" + "x".repeat(101) + "\"}", 422, "validation-failed", "/text"),
                Arguments.of("{\"text\":\"a\\u0000b\"}", 400, "malformed-field", "/text"),
                Arguments.of("{\"text\":\"a\\ud800\"}", 400, "malformed-field", "/text"),
                Arguments.of("{\"text\":\"a\",\"extra\":{\"x\":\"\\u0000\"}}", 400, "malformed-field", "/extra/x"),
                Arguments.of("{\"text\":\"a\",\"extra\":{\"\\u0000\":1}}", 400, "malformed-field", null),
                Arguments.of("{\"text\":\"a\",\"extra\":{\"x\":[\"\\u0000\"]}}", 400, "malformed-field", "/extra/x"),
                Arguments.of("{\"text\":\"" + "x".repeat(30_000) + "\"}", 413, "body-too-large", null));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void aBadBodyIsExplainedAndChangesNothing(String body, int status, String code, @Nullable String pointer) {
        var answer = post(body, MediaType.APPLICATION_JSON);

        var content = answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
        content.jsonPath("$.code").isEqualTo(code);
        content.jsonPath("$.type").isEqualTo("https://trialsuite.example/problems/" + code);
        content.jsonPath("$.status").isEqualTo(status);
        content.jsonPath("$.traceId").isNotEmpty();
        if (pointer != null) {
            content.jsonPath("$.errors[0].pointer").isEqualTo(pointer);
        }
        assertThat(notes()).isZero();
    }

    @Test
    void bytesThatAreNoTextAreNotJson() {
        post(
                        new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xff, '"', '}'},
                        MediaType.APPLICATION_JSON)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?word=a%00b", "?word=%ED%A0%80", "?word=%ff"})
    void aParameterThatIsNoTextIs400(String query) {
        http().get()
                .uri(URI.create("http://127.0.0.1:" + port + "/v1/links/word" + query))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    /** Shows what the guards are there for; whatever slips past them is still no failure on our side. */
    @Test
    void whatTheDatabaseCannotHoldIs400() {
        link("unstorable")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-value");
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItIsRead() {
        var chunked = new org.springframework.core.io.InputStreamResource(new java.io.ByteArrayInputStream(
                ("{\"text\":\"" + "x".repeat(30_000) + "\"}").getBytes(StandardCharsets.UTF_8)));

        http().post()
                .uri(notesPath())
                .header("Authorization", token().bearer())
                .header("Idempotency-Key", "chunked")
                .contentType(MediaType.APPLICATION_JSON)
                .body(chunked)
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void anotherMediaTypeIs415() {
        post("text", MediaType.TEXT_PLAIN)
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unsupported-media-type");
    }

    /** A container that parses parts by itself would have answered with its own error page, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "multipart/form-data", "multipart/mixed", "multipart/"})
    void multipartIs415AndCountedLikeAnyOtherBody(String type) {
        assertThat(raw(type, "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na\r\n--x--\r\n"))
                .startsWith("HTTP/1.1 415")
                .contains("unsupported-media-type");
        assertThat(raw(type, "x".repeat(30_000))).startsWith("HTTP/1.1 413").contains("body-too-large");
        assertThat(notes()).isZero();
    }

    @Test
    void anotherMethodIs405AndNamesTheRightOnes() {
        http().delete()
                .uri(notesPath())
                .header("Authorization", token().bearer())
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueMatches("Allow", ".*POST.*")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("method-not-allowed");
    }

    @Test
    void whatIsNotThereIs404() {
        get("/v1/organizations/" + organization + "/nothing", token().value())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void aParameterOfTheWrongFormIs400() {
        http().put()
                .uri(notesPath() + "/not-a-uuid")
                .header("Authorization", token().bearer())
                .header("If-Match", "\"0\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\":\"a\"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/id");
    }

    @Test
    void familiesOfProblemsHaveTheirStatus() {
        link("gone")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("link-used");
        link("locked").expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "300");
        link("overrun").expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "7");
    }

    @Test
    void anUnexpectedFailureIsLoggedOnceAndSaysNothingOfItsInside(CapturedOutput log) {
        var body = new String(
                link("broken")
                        .expectStatus()
                        .isEqualTo(500)
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);

        assertThat(body)
                .contains("unexpected")
                .doesNotContain("select")
                .doesNotContain("Exception")
                .doesNotContain("at io.");
        var traceId = body.replaceAll(".*\"traceId\":\"([0-9a-f]+)\".*", "$1");
        assertThat(log.getAll().lines().filter(it -> it.contains("Request failed") && it.contains(traceId)))
                .hasSize(1);
    }

    @Test
    void aBusyDatabaseIs503AndInvitesToRetry() {
        link("busy").expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "1");
    }

    @Test
    void aWellFormedCorrelationIdIsKeptAndAnotherReplaced() {
        http().get()
                .uri("/v1/links/any")
                .header("X-Correlation-Id", "order-4711-a")
                .exchange()
                .expectHeader()
                .valueEquals("X-Correlation-Id", "order-4711-a");
        http().get()
                .uri("/v1/links/any")
                .header("X-Correlation-Id", "two words")
                .exchange()
                .expectHeader()
                .valueMatches("X-Correlation-Id", "[0-9a-f-]{36}");
    }

    @Test
    void theTraceIdIsTheCallers() {
        http().get()
                .uri("/v1/links/gone")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .exchange()
                .expectBody()
                .jsonPath("$.traceId")
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    /** Byte by byte: a client library would refuse to send some of these content types. */
    private String raw(String contentType, String body) {
        return exchange("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Idempotency-Key: raw\r
                Content-Type: %s\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(notesPath(), token().bearer(), contentType, body.length()) + body);
    }

    private String exchange(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RestTestClient.ResponseSpec link(String kind) {
        return http().get().uri("/v1/links/" + kind).exchange();
    }

    private RestTestClient.ResponseSpec post(Object body, MediaType type) {
        return http().post()
                .uri(notesPath())
                .header("Authorization", token().bearer())
                .header("Idempotency-Key", "bad-body")
                .contentType(type)
                .body(body)
                .exchange();
    }
}

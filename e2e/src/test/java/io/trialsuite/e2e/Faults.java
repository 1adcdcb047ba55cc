package io.trialsuite.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The local AWS from a saboteur's side: makes SNS, SQS and SES refuse everything, and lets them work again. */
final class Faults {

    private static final String CUT_MAIL = """
            [{"service": "ses", "status": 503}]
            """;

    private static final String CUT = """
            [{"service": "sns", "status": 503}, {"service": "sqs", "status": 503}, {"service": "ses", "status": 503}]
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final URI mailbox;

    Faults(int awsPort) {
        address = URI.create("http://127.0.0.1:" + awsPort + "/_local/faults");
        mailbox = URI.create("http://127.0.0.1:" + awsPort + "/_local/mail?limit=1");
    }

    /** How many mails SES has accepted so far. */
    int mailsSent() {
        return JSON.readTree(send(HttpRequest.newBuilder(mailbox).GET()))
                .path("total")
                .asInt();
    }

    void cutMail() {
        send(HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(CUT_MAIL)));
    }

    void cutEverything() {
        send(HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(CUT)));
    }

    void mend() {
        send(HttpRequest.newBuilder(address).DELETE());
    }

    /** How many calls of each service have been refused since the cut. */
    Map<String, Integer> strikes() {
        var strikes = new TreeMap<String, Integer>();
        JSON.readTree(send(HttpRequest.newBuilder(address).GET()))
                .path("rules")
                .forEach(rule -> strikes.put(
                        rule.path("service").asString(), rule.path("strikes").asInt()));
        return strikes;
    }

    private static String send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

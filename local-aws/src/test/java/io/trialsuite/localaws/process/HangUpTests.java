package io.trialsuite.localaws.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.localaws.LocalAws;
import io.trialsuite.localaws.LocalAwsOptions;
import io.trialsuite.localaws.conformance.Aws;
import io.trialsuite.localaws.conformance.Queues;
import io.trialsuite.localaws.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class HangUpTests {

    @Test
    void aConsumerThatHungUpDuringItsLongPollTakesNoMessageWithIt() throws IOException {
        try (var aws = LocalAws.start(LocalAwsOptions.defaults());
                var sqs = Aws.sqs(aws.endpoint())) {
            var queues = new Queues(sqs);
            var url = queues.standard(Map.of());
            var polls = new ArrayList<Socket>();
            for (int i = 0; i < 5; i++) {
                polls.add(longPoll(aws, url));
            }
            await().until(() -> waiting(aws, url) == 5);
            for (var poll : polls) {
                poll.close();
            }
            await().until(() -> waiting(aws, url) == 0);

            queues.send(url, "m");

            assertThat(queues.bodies(url)).containsExactly("m");
        }
    }

    /** The control: one that is still there does get it. */
    @Test
    void aConsumerThatIsStillThereGetsIt() throws IOException {
        try (var aws = LocalAws.start(LocalAwsOptions.defaults());
                var sqs = Aws.sqs(aws.endpoint())) {
            var queues = new Queues(sqs);
            var url = queues.standard(Map.of());
            try (var waiting = longPoll(aws, url)) {
                queues.send(url, "m");

                var answer = new byte[4096];
                int read = waiting.getInputStream().read(answer);
                assertThat(new String(answer, 0, read, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
                assertThat(queues.receive(url)).isEmpty();
            }
        }
    }

    private static int waiting(LocalAws aws, String url) throws IOException {
        try (var in = aws.endpoint().resolve("/_local/queues").toURL().openStream()) {
            var name = url.substring(url.lastIndexOf('/') + 1);
            return Json.read(in.readAllBytes()).path(name).path("waiting").asInt();
        }
    }

    private static Socket longPoll(LocalAws aws, String url) throws IOException {
        var body = "{\"QueueUrl\":\"%s\",\"WaitTimeSeconds\":20}".formatted(url);
        var socket = new Socket(InetAddress.getLoopbackAddress(), aws.port());
        var request = """
                POST / HTTP/1.1\r
                Host: 127.0.0.1\r
                X-Amz-Target: AmazonSQS.ReceiveMessage\r
                Content-Length: %d\r
                \r
                %s""".formatted(body.length(), body);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}

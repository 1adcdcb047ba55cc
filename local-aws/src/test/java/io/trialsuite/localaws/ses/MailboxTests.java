package io.trialsuite.localaws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.localaws.http.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTests {

    @Test
    void mailIsFoundByRecipientSubjectAndPosition() {
        try (var ses = SesCalls.ready(null)) {
            var first = ses.send("kim@hospital.example");
            var second = ses.send("lee@hospital.example");

            assertThat(ids(ses, "?to=kim@hospital.example")).containsExactly(first);
            assertThat(ids(ses, "?to=hospital")).containsExactly(second, first);
            assertThat(ids(ses, "?subject=CONSENT&limit=1")).containsExactly(second);
            assertThat(ids(ses, "?after=" + first)).containsExactly(second);
            assertThat(ids(ses, "?to=im@hospital.example")).isEmpty();
        }
    }

    @Test
    void oneMailShowsItsEventsSoFar() {
        try (var ses = SesCalls.ready(null)) {
            var id = ses.send("bounce@simulator.amazonses.com");

            await().until(() -> ses.mail("/" + id).path("events").size() == 2);
            var bounce = ses.mail("/" + id).path("events").get(1);
            assertThat(bounce.path("type").asString()).isEqualTo("Bounce");
            assertThat(bounce.path("detail").path("bounceType").asString()).isEqualTo("Permanent");
        }
    }

    @Test
    void mailAndSettingsSurviveARestart(@TempDir Path data) {
        String id;
        try (var ses = SesCalls.ready(data)) {
            id = ses.send("kim@hospital.example");
        }

        try (var ses = new SesCalls(data, new RecordedTopics())) {
            assertThat(ses.mail("/" + id).path("html").asString()).isEqualTo("<p>Hello</p>");
            assertThat(ses.send("lee@hospital.example")).isNotEmpty();
        }
    }

    @Test
    void eventsThatWereStillDueArePublishedByTheNextProcess(@TempDir Path data) {
        try (var ses = SesCalls.ready(data)) {
            ses.send("slow+400ms@simulator.amazonses.com");
        }

        try (var ses = new SesCalls(data, new RecordedTopics())) {
            await().untilAsserted(() -> assertThat(ses.topics.types()).containsExactly("Send", "Delivery"));
        }
    }

    @Test
    void anEmptiedMailboxStaysEmptyAfterARestart(@TempDir Path data) {
        try (var ses = SesCalls.ready(data)) {
            ses.send("kim@hospital.example");
            assertThat(ses.local("DELETE", "/_local/mail").status()).isEqualTo(204);
        }

        try (var ses = new SesCalls(data, new RecordedTopics())) {
            assertThat(ses.mail("").path("items").isEmpty()).isTrue();
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndFramesMailWithoutScripts() {
        try (var ses = SesCalls.ready(null)) {
            var page = ses.local("GET", "/_local/mailbox");
            var html = new String(((AwsResponse.Body.Bytes) page.body()).content(), StandardCharsets.UTF_8);

            assertThat(page.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
            assertThat(page.headers().get("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(html).doesNotContain("http://", "https://").contains("sandbox: 'allow-popups");
        }
    }

    private static List<String> ids(SesCalls ses, String query) {
        return ses.mail(query)
                .path("items")
                .valueStream()
                .map(mail -> mail.path("id").asString())
                .toList();
    }
}

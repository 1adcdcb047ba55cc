package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/** The operator's page, in a browser without a window, against a service with a database and queues. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxConsoleScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TOKEN = "the-operators-token";

    private TestDatabase database;
    private SampleAws aws;
    private ConfigurableApplicationContext service;
    private ScriptedBroker broker;
    private WebClient browser;
    private HtmlPage page;

    @TestConfiguration(proxyBeanMethods = false)
    static class Refusing {

        @Bean
        ScriptedBroker broker() {
            return new ScriptedBroker();
        }

        /** Whatever guards the endpoints in a service, the page is let out. */
        @Bean
        OncePerRequestFilter guard() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws IOException, ServletException {
                    var mayPass = request.getRequestURI().contains("/outboxconsole")
                            || ("Bearer " + TOKEN).equals(request.getHeader("Authorization"));
                    if (!mayPass) {
                        response.setStatus(401);
                        return;
                    }
                    chain.doFilter(request, response);
                }
            };
        }
    }

    @BeforeAll
    void start() {
        database = TestDatabase.create("sample");
        aws = new SampleAws();
        service = SampleApplication.start(
                database,
                aws.aws.endpoint(),
                Map.of(
                        "spring.main.web-application-type", "servlet",
                        "server.port", "0",
                        "spring.web.error.include-message", "always",
                        "management.endpoints.web.exposure.include", "*"),
                Refusing.class);
        broker = service.getBean(ScriptedBroker.class);
    }

    @AfterAll
    void stop() {
        service.close();
        aws.close();
        database.close();
    }

    @BeforeEach
    void open() throws IOException {
        browser = new WebClient(BrowserVersion.CHROME);
        browser.getOptions().setFetchPolyfillEnabled(true);
        page = browser.getPage(address());
        type("by", "Kim");
    }

    @AfterEach
    void close() {
        browser.close();
        broker.refuse(message -> null);
    }

    private String address() {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port")
                + "/actuator/outboxconsole";
    }

    private ParkedEvent park(String subject, int number) {
        broker.refuse(message -> new PublishResult.Poison("refused <b>at once</b>"));
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> service.getBean(Outbox.class).append(happened(subject, number)));
        await().atMost(PATIENCE).until(() -> parked(subject).size() == 1);
        broker.refuse(message -> null);
        return parked(subject).getFirst();
    }

    private List<ParkedEvent> parked(String subject) {
        return service.getBean(ParkedEvents.class).list(100).stream()
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    private void type(String id, String text) {
        page.getHtmlElementById(id);
        if (page.getElementById(id) instanceof HtmlTextArea area) {
            area.setText(text);
            return;
        }
        ((HtmlInput) page.getElementById(id)).setValue(text);
    }

    private void click(String selector) throws IOException {
        DomElement element = page.querySelector(selector);
        assertThat(element).as(selector).isNotNull();
        element.click();
        browser.waitForBackgroundJavaScriptStartingBefore(500);
    }

    private void enter() throws IOException {
        type("token", TOKEN);
        click("#entry button");
        awaitSaid("Open.");
    }

    private void awaitSaid(String beginning) {
        await().atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            browser.waitForBackgroundJavaScriptStartingBefore(100);
            assertThat(said()).startsWith(beginning);
        });
    }

    private String said() {
        return page.getElementById("said").getTextContent();
    }

    private void decideAbout(ParkedEvent event) throws IOException {
        click("[aria-label='Decide about " + event.id() + "']");
    }

    @Test
    void whatIsParkedIsShownAndReleasedWithAReason() throws IOException {
        var event = park("released", 1);
        enter();
        assertThat(page.getElementById("parked").getTextContent()).contains("released", "refused <b>at once</b>");

        decideAbout(event);
        click("#release");
        awaitSaid("A reason is needed");
        assertThat(parked("released")).hasSize(1);
        type("decision-reason", "the broker was mended");
        click("#release");

        awaitSaid("Released.");
        await().atMost(PATIENCE).until(() -> broker.numbers("released").equals(List.of(1)));
        assertThat(page.getElementById("decision").isDisplayed()).isFalse();
        assertThat(resolution(event)).isEqualTo("Kim: the broker was mended");
    }

    private String resolution(ParkedEvent event) {
        return String.valueOf(service.getBean(JdbcTemplate.class)
                .queryForObject(
                        "select resolved_by || ': ' || resolution from outbox_parked where event_id = ?::uuid",
                        String.class,
                        event.id()));
    }

    @Test
    void whatForeignTextHoldsIsNeverMarkup() throws IOException {
        park("x<img/src=a/onerror=alert(1)>", 1);
        enter();

        assertThat(page.getElementById("parked").getTextContent()).contains("<img/src=a/onerror=alert(1)>");
        assertThat(page.querySelectorAll("img, b").size()).isZero();
    }

    @Test
    void dataIsReadForAReasonAndARefusedCorrectionLosesNothing() throws IOException {
        var event = park("corrected", 1);
        enter();
        decideAbout(event);
        type("decision-reason", "the number is wrong");
        click("#show");
        awaitSaid("Its data is shown");
        assertThat(data()).isEqualTo("{\n  \"number\": 1\n}");

        type("data", "{\"number\": 7");
        click("#correct");
        awaitSaid("Data of");
        assertThat(said()).contains("is not JSON");
        assertThat(data()).isEqualTo("{\"number\": 7");
        type("data", "{\"number\": 7}");
        click("#correct");

        awaitSaid("Released with other data.");
        await().atMost(PATIENCE).until(() -> broker.numbers("corrected").equals(List.of(7)));
        assertThat(service.getBean(JdbcTemplate.class)
                        .queryForList("select reason from outbox_operation where action = 'READ'", String.class))
                .containsExactly("the number is wrong");
    }

    private String data() {
        return ((HtmlTextArea) page.getElementById("data")).getText();
    }

    @Test
    void discardingNeedsAReasonAndAConfirmation() throws IOException {
        var event = park("discarded", 1);
        enter();
        decideAbout(event);
        type("decision-reason", "it was a test");

        click("#discard");
        awaitSaid("Confirm that it shall never be published.");
        assertThat(parked("discarded")).hasSize(1);
        click("#sure");
        click("#discard");

        awaitSaid("Discarded.");
        assertThat(parked("discarded")).isEmpty();
        assertThat(broker.numbers("discarded")).isEmpty();
    }

    @Test
    void somethingElseThanTheRightTokenIsSaidInASentence() throws IOException {
        type("token", "another");
        click("#entry button");

        awaitSaid("The access token is missing, has expired or is for another service.");
        assertThat(page.getElementById("content").isDisplayed()).isFalse();
    }

    @Test
    void aTopicIsPausedAndGoesOn() throws IOException {
        enter();
        type("pause-topic", SampleAws.TOPIC);
        type("pause-reason", "the consumer is being moved");
        click("#pause button");
        awaitSaid("Paused.");
        assertThat(page.getElementById("pauses").getTextContent())
                .contains("topic " + SampleAws.TOPIC, "Kim", "the consumer is being moved");

        type("resume-reason", "moved");
        click("#resume button");

        awaitSaid("It goes on.");
        assertThat(service.getBean(Pauses.class).list()).isEmpty();
    }

    @Test
    void deadLettersAreShownAndSentBack() throws IOException {
        aws.send(SampleAws.INBOX, "no JSON <script>alert(1)</script>", "garbage", "dead-1");
        await().atMost(PATIENCE).until(() -> aws.depth(SampleAws.DEAD) == 1);
        enter();

        click("#look");
        awaitSaid("1 dead letter");
        assertThat(page.getElementById("dead").getTextContent())
                .contains("the body is not JSON", "<script>alert(1)</script>");
        type("redrive-reason", "to see it fail again");
        click("#redrive button");

        awaitSaid("1 sent back.");
    }

    @Test
    void aReplayIsRequestedAndAWrongTimeIsExplained() throws IOException {
        enter();
        type("replay-queue", SampleAws.INBOX);
        type("replay-from", "yesterday");
        type("replay-to", "2026-03-01T10:00:00Z");
        type("replay-reason", "the projection was lost");
        click("#replay button");
        awaitSaid("Not a time in UTC: yesterday");

        type("replay-from", "2026-03-01T09:00:00Z");
        click("#replay button");

        awaitSaid("The replay has begun.");
        assertThat(service.getBean(Replays.class).list().getFirst().requestedBy())
                .isEqualTo("Kim");
    }

    @Test
    void thePageBringsItsPolicyAndNothingFromElsewhere() throws Exception {
        var html = get("");

        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(html.body())
                .contains("default-src 'none'; script-src 'self'")
                .doesNotContain("http://", "https://", "<style", "onclick");
        assertThat(get("/console.js").headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
        assertThat(get("/console.js").body()).doesNotContain("innerHTML", "localStorage", "sessionStorage", "cookie");
        assertThat(get("/console.css").statusCode()).isEqualTo(200);
        assertThat(get("/console.html").statusCode()).isEqualTo(404);
        assertThat(get("/..%2fapplication.yml").statusCode()).isIn(400, 404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address() + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}

package io.trialsuite.consent.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page behind the link of a mail, in a browser without a window, as a participant uses it. */
@Clause("WCAG 2.2 AA")
class SigningPageScenarioTests extends ConsentScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebClient browser = new WebClient(BrowserVersion.CHROME);

    SigningPageScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    private record Asked(Staff staff, Person person, HtmlPage page) {

        void click(String id) throws IOException {
            page.getElementById(id).click();
        }

        void type(String id, String text) {
            ((HtmlInput) page.getElementById(id)).setValue(text);
        }

        String text() {
            return page.getBody().asNormalizedText();
        }

        void awaits(String id) {
            await().atMost(PATIENCE).until(() -> page.getElementById(id) != null);
        }

        void shows(String words) {
            await().atMost(PATIENCE).until(() -> text().contains(words));
        }
    }

    private Asked opened() throws IOException {
        return opened(0);
    }

    private Asked opened(int whose) throws IOException {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var person = peopleAskedBy(staff).get(whose);
        var path = "/p/sign/" + person.invitation().linkToken();
        assertThat(person.invitation().model().get("link")).endsWith(path);
        HtmlPage page = browser.getPage(api().address(path));
        var asked = new Asked(staff, person, page);
        asked.awaits("send-code");
        return asked;
    }

    private Asked identified(Asked asked) throws IOException {
        asked.click("send-code");
        await().atMost(PATIENCE)
                .until(() -> !asked.person().mails("consent-code").isEmpty());
        asked.type("code", asked.person().code());
        asked.click("enter-code");
        asked.awaits("show-intent");
        return asked;
    }

    private static void tick(Asked asked, String id) throws IOException {
        asked.page().getElementById(id).click();
        asked.shows("Saved");
    }

    @Test
    void aParticipantGoesFromTheLinkToTheCopy() throws IOException {
        var asked = identified(opened());
        assertThat(asked.text()).contains("Why this study is done", "What may go wrong");
        tick(asked, "understood");
        asked.type("typed-name", "Haneul Kim");
        asked.click("agree");
        asked.click("show-intent");
        asked.awaits("sign-code");
        asked.shows("I have read and understood the above");

        await().atMost(PATIENCE)
                .until(() -> asked.person().mails("consent-code").size() == 2);
        asked.type("sign-code", asked.person().code());
        asked.click("confirm");

        asked.awaits("withdraw");
        asked.shows("Thank you. It is signed.");
        assertThat(state(asked)).isEqualTo("COMPLETED");
        asked.click("withdraw");
        asked.awaits("yes");
        asked.click("yes");
        asked.shows("Your consent has ended.");
        assertThat(trailOf(asked.person().request())).contains("consent.request.signed");
    }

    @Test
    void whatIsMissingIsSaidInWordsAndNothingIsSigned() throws IOException {
        var asked = identified(opened());
        asked.click("show-intent");
        asked.shows("I agree to sign electronically");
        assertThat(asked.page().getFocusedElement().getId()).isEqualTo("agree");
        asked.click("agree");
        asked.click("show-intent");

        await().atMost(PATIENCE)
                .until(() ->
                        !asked.page().getElementById("problem").getTextContent().isEmpty());
        assertThat(asked.page().getElementById("problem").getAttribute("role")).isEqualTo("alert");
        assertThat(asked.page().getElementById("sign-code")).isNull();
        assertThat(state(asked)).isEqualTo("IDENTITY_VERIFIED");
    }

    @Test
    void whoIsAskedAgainAcknowledgesWhatIsNewOnThePage() throws IOException {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(1));
        staff.dispatch(published.version(), group);
        peopleAskedBy(staff).getFirst().identified().sign().expect(201);
        var blocks = List.of(
                Fixtures.block("purpose", "이 연구의 목적", "Why this study is done"),
                Fixtures.block("risks", "더 많은 위험", "What else may go wrong"));
        var amended = staff.draft(published.document(), Fixtures.version("2.0", blocks));
        staff.activate(published.document(), amended).expect(200);
        staff.dispatch(amended, group);
        var person = peopleAskedBy(staff).getLast();
        HtmlPage page =
                browser.getPage(api().address("/p/sign/" + person.invitation().linkToken()));
        var asked = new Asked(staff, person, page);
        asked.awaits("send-code");
        identified(asked);

        asked.shows("What is new since you agreed");
        asked.shows("What may go wrong");
        tick(asked, "seen-risks");

        assertThat(trailOf(person.request())).endsWith("consent.change.acknowledged");
        assertThat(asked.page().getElementById("seen-purpose")).isNull();
    }

    @Test
    void whoReadsKoreanIsToldInKoreanWhatIsMissing() throws IOException {
        var asked = identified(opened(1));
        asked.click("agree");
        asked.click("show-intent");

        asked.shows("다음 항목을 확인해 주십시오: 이해했습니다");
        assertThat(asked.page().getElementById("problem").getTextContent()).doesNotContainPattern("[a-z]{3}");
    }

    @Test
    void whatParticipantsMeetMostIsSaidInKorean() throws IOException {
        var script = new String(
                getClass().getResourceAsStream("/signing/signing.js").readAllBytes(), StandardCharsets.UTF_8);

        assertThat(List.of(
                        "wrong-code",
                        "code-not-active",
                        "code-required",
                        "request-locked",
                        "too-many-codes",
                        "request-expired",
                        "request-cancelled",
                        "link-unknown",
                        "answers-invalid",
                        "question-open",
                        "signature-order",
                        "document-changed",
                        "intent-expired",
                        "version-not-effective",
                        "already-signed"))
                .allSatisfy(code -> assertThat(script).contains("'" + code + "': '"));
    }

    @Test
    void onADeviceOfTheSiteOneSignsByHandAndThePageEndsThere() throws IOException {
        var staff = staff();
        var published = staff.publish();
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst();
        var site = ROWS.sql("select site_id from participant where study_id = :study")
                .param("study", published.study())
                .query(UUID.class)
                .single();
        var secret = staff.post("/kiosk-devices", Map.of("siteId", site, "name", "Tablet"))
                .expect(201)
                .text("secret");
        var opened = staff.postFrom(
                        secret,
                        "/consent-requests/" + person.request() + "/kiosk-sessions",
                        Map.of("role", "PARTICIPANT", "identityMethod", "PHOTO_ID"))
                .expect(201);
        HtmlPage page = browser.getPage(api().address(
                        "/p/sign/" + opened.text("linkToken") + "#" + opened.text("sessionToken") + "." + secret));
        var asked = new Asked(staff, person, page);

        asked.awaits("show-intent");

        assertThat(page.getElementById("kind-ELECTRONIC")).isNull();
        asked.awaits("drawing");
        tick(asked, "understood");
        // outside of the field, as a hand slips
        page.executeJavaScript("""
                ['pointerdown', 'pointermove', 'pointerup'].forEach(function (type, at) {
                  document.getElementById('drawing').dispatchEvent(
                    new PointerEvent(type, { clientX: 10 * at, clientY: 5 * at, pointerId: 1 }));
                });""");
        asked.click("agree");
        asked.click("show-intent");
        asked.awaits("confirm");
        assertThat(page.getElementById("sign-code")).isNull();
        asked.click("confirm");
        asked.shows("Thank you. It is signed.");
        assertThat(page.getElementById("withdraw")).isNull();
        assertThat(state(asked)).isEqualTo("COMPLETED");
    }

    @Test
    void aWrongCodeIsSaidAndTheRightOneStillWorks() throws IOException {
        var asked = opened();
        asked.click("send-code");
        await().atMost(PATIENCE)
                .until(() -> !asked.person().mails("consent-code").isEmpty());
        asked.type("code", asked.person().wrongCode());
        asked.click("enter-code");
        await().atMost(PATIENCE)
                .until(() ->
                        !asked.page().getElementById("problem").getTextContent().isEmpty());

        asked.type("code", asked.person().code());
        asked.click("enter-code");

        asked.awaits("show-intent");
        assertThat(asked.page().getElementById("problem").getTextContent()).isEmpty();
    }

    @Test
    void aQuestionIsAskedAndNoIsSaidOnlyAfterBeingSure() throws IOException {
        var asked = identified(opened());
        ((HtmlTextArea) asked.page().getElementById("question")).setText("How long does it take?");
        asked.click("send-question");
        asked.shows("Your question was sent.");
        asked.click("decline");
        asked.awaits("no");
        asked.click("no");
        assertThat(state(asked)).isEqualTo("IDENTITY_VERIFIED");

        asked.click("decline");
        asked.awaits("yes");
        asked.click("yes");

        asked.shows("You have said no.");
        assertThat(state(asked)).isEqualTo("DECLINED");
    }

    /** Names, roles, languages and ways to fill in (WCAG 2.2: 1.3.1, 2.4.6, 3.1.1, 3.3.8, 4.1.2). */
    @Test
    void everythingHasANameAndALanguageAndCodesCanBePasted() throws IOException {
        var asked = opened(1);
        assertThat(asked.page().getDocumentElement().getAttribute("lang")).isEqualTo("ko");
        assertThat(asked.page().getElementById("code").getAttribute("autocomplete"))
                .isEqualTo("one-time-code");
        identified(asked);
        asked.page().getElementById("kind-HANDWRITTEN_EXECUTED").click();
        asked.awaits("drawing");

        assertThat(asked.page().getElementById("drawing").getAttribute("aria-label"))
                .isNotEmpty();
        assertThat(asked.page().querySelectorAll("h1")).hasSize(1);
        assertThat(unnamed(asked.page())).isEmpty();
        assertThat(asked.page().getElementById("status").getAttribute("aria-live"))
                .isEqualTo("polite");
    }

    private static List<String> unnamed(HtmlPage page) {
        return page.querySelectorAll("input, textarea, select, button").stream()
                .map(DomElement.class::cast)
                .filter(it -> !isNamed(page, it))
                .map(DomElement::asXml)
                .toList();
    }

    private static boolean isNamed(HtmlPage page, DomElement control) {
        return !control.getTextContent().isBlank()
                || control.getParentNode().getNodeName().equals("label")
                || page.querySelector("label[for='" + control.getId() + "']") != null;
    }

    @Test
    void thePageLoadsNothingOfOthersAndTellsNobodyWhereItWas() throws IOException {
        var asked = opened();
        var headers = asked.page().getWebResponse();

        assertThat(headers.getResponseHeaderValue("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(headers.getResponseHeaderValue("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(api().get("/p/page/../consent-service.yml", Map.of()).status())
                .isGreaterThanOrEqualTo(400);
    }

    private static String state(Asked asked) {
        return asked.staff()
                .get("/consent-requests/" + asked.person().request())
                .text("state");
    }
}

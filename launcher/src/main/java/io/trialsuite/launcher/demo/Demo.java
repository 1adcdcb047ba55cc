package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.demo.SampleParticipants.Person;
import io.trialsuite.launcher.services.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One consent travelling through all services, driven through the public APIs alone; ends with figures that are exactly what
 * the sample file demands, or with one sentence about what is missing.
 */
public final class Demo {

    private static final int SIGNING = 20;

    private final Api api = new Api();
    private final Addresses addresses;
    private final Function<Service, String> operatorTokens;
    private final StepLog log;
    private final PrintStream out;
    private final Path folder;
    private final String run =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final String title = "Trial of treatment " + run;
    private final SampleParticipants sample = SampleParticipants.load();
    private final Expectations expected = new Expectations(sample);
    private final Mailboxes mailboxes;

    /**
     * For one run.
     *
     * @param operatorTokens tokens that open what a service keeps for operators
     * @param folder where the sealed file and the evidence are left
     */
    public Demo(Addresses addresses, Function<Service, String> operatorTokens, PrintStream out, Path folder) {
        this.folder = folder;
        this.addresses = addresses;
        this.operatorTokens = operatorTokens;
        this.out = out;
        this.log = new StepLog(out);
        this.mailboxes = new Mailboxes(api, addresses);
    }

    public DemoReport run() {
        var began = Instant.now();
        out.println("Demo " + run + ": " + expected.people() + " people, of whom " + SIGNING + " will sign");
        var email = "coordinator-" + run + "@trialsuite.example";
        var password = password();
        var signingIn = new SigningIn(api, addresses, email, password);
        log.step("register a coordinator", () -> signingIn.register("Coordinator " + run));
        var alone = log.step("log in", signingIn::withPasswordAlone);
        var organization = log.step(
                "register the first organization",
                () -> signingIn.registerOrganization(alone, "Seoul Hospital " + run, "seoul-" + run));
        var other = log.step(
                "register the second organization, same person",
                () -> signingIn.registerOrganization(alone, "Busan Hospital " + run, "busan-" + run));
        var session = log.step(
                "log in again, be asked which organization, pick the first", () -> signingIn.choosing(organization));

        var prepared = prepare(session);
        dispatch(session, prepared.batch());
        var inbox = new InboxCheck(session);
        var slack = new SlackCheck(api, addresses, organization);
        awaitMail(session, inbox, slack);
        var decision = decide();

        awaitInbox(inbox, decision);
        var otherSession = log.step("log in for the second organization", () -> signingIn.choosing(other));
        log.step("its inbox is empty", () -> new InboxCheck(otherSession).awaitExactly(Map.of()));
        var visit = new GatewayVisit(addresses);
        log.step(
                "log in through the gateway, from a page and back to it",
                () -> visit.logIn(email, password, organization));
        browse(visit, session, other);
        var proved = countersign(signingIn, session, prepared.sites(), decision.signed());
        settle(proved);
        prove(proved, decision.signed());

        var report = log.step("collect the event path", () -> report(began, proved, other, slack));
        PathTable.print(report.path(), out);
        out.println("All figures are exactly what the sample file demands: " + report.inbox() + " in the inbox.");
        return report;
    }

    private record Prepared(List<String> sites, String batch) {}

    private Prepared prepare(Session session) {
        var study = new ConsentStudy(session, title, run);
        var sites =
                sample.people().stream().map(Person::site).distinct().sorted().toList();
        var studyId = log.step("register a study with " + sites.size() + " sites", () -> study.register(sites));
        var document = log.step("create a consent document", () -> study.draftDocument(studyId));
        var version = log.step("write version 1.0 in Korean and English", () -> study.draftVersion(document));
        log.step("have it reviewed and submit it to the ethics committee", () -> study.submit(document, version));
        log.step("the trial master file tells of the committee's approval", () -> {
            session.masterFile().approve(version, study.sites(studyId));
            study.awaitApproval(document, version);
        });
        log.step("bring it into force", () -> study.activate(document, version));
        var group = log.step("create a participant group", () -> study.createGroup(studyId));
        var members = log.step(
                "import " + expected.people() + " participants", () -> study.importPeople(group, sample.csv()));
        require(members == expected.people(), "The group has " + members + " members after the import.");
        var batch =
                log.step("prepare the dispatch to the group", () -> new GroupDispatch(session).prepare(version, group));
        return new Prepared(study.sites(studyId), batch);
    }

    private void dispatch(Session session, String batch) {
        var dispatch = new GroupDispatch(session);
        log.step("start the dispatch", () -> dispatch.start(batch));
        var progress = log.step("the dispatch completes", () -> dispatch.awaitCompletion(batch));
        require(progress.path("dispatched").asInt() == expected.people(), "The dispatch ended as " + progress + ".");
    }

    private void awaitMail(Session session, InboxCheck inbox, SlackCheck slack) {
        log.step(
                "every invitation is delivered, bounced or complained about",
                () -> new MailCheck(session).awaitExactly(expected.invitations()));
        log.step(
                "the bounces and the complaint reach the coordinator's inbox",
                () -> inbox.awaitExactly(expected.inbox(0, 0)));
        require(
                inbox.distinctSubjects(Expectations.BOUNCED) == expected.bounces(),
                "The bounces in the inbox are about " + inbox.distinctSubjects(Expectations.BOUNCED) + " requests.");
        var alerts = expected.alerts();
        log.step(
                "the alerts reach the Slack sink",
                () -> Awaiting.until(
                        "the Slack sink to be told about exactly " + alerts + " mails",
                        slack::mailsAlerted,
                        mails -> mails.size() == alerts));
    }

    private record Decision(Set<String> signed, String declined) {}

    private Decision decide() {
        var signing = sample.reachable().subList(0, SIGNING);
        var declining = sample.reachable().get(SIGNING);
        var signed = log.step(
                SIGNING + " participants open the link, prove who they are, answer and sign", () -> signAll(signing));
        var declined = log.step("one more declines", () -> visit(declining).decline());
        return new Decision(signed, declined);
    }

    private Set<String> signAll(List<Person> people) {
        try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits = people.stream()
                    .map(person ->
                            CompletableFuture.supplyAsync(() -> visit(person).sign(), (Executor) phones))
                    .toList();
            return visits.stream().map(CompletableFuture::join).collect(Collectors.toSet());
        } catch (CompletionException e) {
            throw e.getCause() instanceof SuiteFailure failure ? failure : e;
        }
    }

    private ParticipantVisit visit(Person person) {
        return ParticipantVisit.begin(api, mailboxes, person, title);
    }

    private void awaitInbox(InboxCheck inbox, Decision decision) {
        log.step("every signature and the refusal are in the inbox, each exactly once", () -> {
            inbox.awaitExactly(expected.inbox(SIGNING, 1));
            inbox.requireEachOnce(Expectations.SIGNED, decision.signed());
            inbox.requireEachOnce(Expectations.DECLINED, Set.of(decision.declined()));
        });
    }

    private void browse(GatewayVisit visit, Session session, String other) {
        var first = session.organization();
        log.step(
                "the browser is offered both organizations",
                () -> require(visit.organizations().equals(Set.of(first, other)), "The page offers other ones."));
        var counts = session.get(Service.NOTIFICATION, "/inbox/counts").required();
        log.step("switch in one login: two windows, two inboxes", () -> {
            var there = visit.inboxCounts(first);
            var elsewhere = visit.inboxCounts(other);
            require(there.equals(counts), "The first window shows " + there + " and not " + counts + ".");
            require(!elsewhere.equals(there), "The second window shows the first one's inbox.");
            require(visit.inboxCounts(first).equals(there), "The first window has moved with the second.");
        });
        var protocol = "TS-B-" + run;
        log.step("what the second window writes is nowhere else", () -> {
            visit.registerStudy(
                    other,
                    Map.of(
                            "protocolNumber", protocol,
                            "title", protocol,
                            "sites", List.of(Map.of("code", "B1", "name", "Busan", "country", "KR"))));
            require(visit.studies(other).equals(Set.of(protocol)), "The study is not where it was written.");
            require(!visit.studies(first).contains(protocol), "The study is in the wrong organization.");
        });
        log.step("log out, here and at the provider", visit::logOut);
    }

    /** The session in which it was done; it has taken the place of the one before. */
    private Session countersign(SigningIn signingIn, Session session, List<String> sites, Set<String> signed) {
        var account = account(session);
        log.step(
                "the trial master file delegates obtaining consent to the coordinator",
                () -> session.masterFile().delegate(account, sites));
        var phone = log.step("the coordinator sets up a second factor", () -> signingIn.enrolSecondFactor(session));
        var proved = log.step("and proves both factors once more", () -> signingIn.stepUp(session, phone));
        var countersigning = new Countersigning(proved);
        log.step("the coordinator accepts the policy on electronic signatures", countersigning::acceptPolicy);
        log.step("all " + signed.size() + " consents are countersigned", () -> {
            countersigning.awaitDelegation(signed.stream().sorted().findFirst().orElseThrow());
            signed.forEach(countersigning::sign);
        });
        return proved;
    }

    private String account(Session session) {
        return api.get(addresses.of(Service.AUTH, "/v2/users/me"))
                .bearer(session.ownToken())
                .required()
                .path("id")
                .asString();
    }

    private void settle(Session session) {
        var quiet = new QuietCheck(api, addresses, session);
        log.step(
                "every signer has a copy, and no mail is on its way any more",
                () -> new MailCheck(session).awaitCopiesAndNothingOnItsWay(SIGNING));
        log.step("every outbox is empty", quiet::awaitEmptyOutboxes);
        log.step("every queue and dead-letter queue is empty", quiet::awaitEmptyQueues);
        log.step("an operator reads the metrics of every service", this::readMetrics);
        log.step(
                "nothing has come twice meanwhile",
                () -> new InboxCheck(session).awaitExactly(expected.inbox(SIGNING, 1)));
    }

    private void prove(Session session, Set<String> signed) {
        var evidence = new EvidenceCheck(session, folder);
        log.step("every signed consent is verified: seal, evidence, trail", () -> evidence.awaitIntact(signed));
        var request = signed.stream().sorted().findFirst().orElseThrow();
        var pdf = log.step("fetch one sealed PDF", () -> evidence.savePdf(request));
        var bundle = log.step("fetch its evidence for an inspector", () -> evidence.saveEvidence(request));
        var verdict =
                log.step("the seal is intact, says who knows nothing of us", () -> evidence.verdictOn(pdf, bundle));
        log.step("the offline verifier accepts the evidence", () -> evidence.requireGenuine(bundle));
        log.step("and rejects it after one flipped bit", () -> evidence.requireRejectedAfterOneFlippedBit(bundle));
        out.println("  " + verdict + "; the files are in " + folder);
    }

    private void readMetrics() {
        for (var service : Service.withEvents()) {
            var reply = api.get(addresses.of(service, "/actuator/prometheus"))
                    .bearer(operatorTokens.apply(service))
                    .header("Accept", "text/plain")
                    .send();
            require(reply.isSuccess(), service.title() + " answered its operator " + reply.status() + ".");
        }
    }

    private DemoReport report(Instant began, Session session, String other, SlackCheck slack) {
        var path = new EventPath(session, began.minus(Duration.ofMinutes(1)));
        return new DemoReport(
                began,
                Duration.between(began, Instant.now()).toMillis(),
                session.organization(),
                other,
                expected.people(),
                SIGNING,
                new InboxCheck(session).countsByKind(),
                new MailCheck(session).invitationsByStatus(),
                slack.mailsAlerted().size(),
                path.recorded(),
                log.steps(),
                path.legs());
    }

    private static String password() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SuiteFailure(otherwise);
        }
    }
}

package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.requests.KeptSignature;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.SignatureLedger;
import io.trialsuite.tenant.TenantContext;
import io.trialsuite.test.ServiceUnderTest;
import io.trialsuite.test.ShiftableClock;
import io.trialsuite.web.RequireRecentProof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** The whole service on a real port, PostgreSQL and AWS protocol; every test works for an organization of its own. */
@SpringBootTest(
        classes = ConsentServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=consent-service", "consent.expiry-interval=1h", "consent.reminder-interval=1h"
        })
@Import(ConsentScenario.Doubles.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public abstract class ConsentScenario implements ApplicationContextAware {

    protected static final ServiceUnderTest SUITE = ServiceUnderTest.start("consent");

    /** Sees through row-level security. */
    protected static final JdbcClient ROWS = JdbcClient.create(SUITE.database().superuser());

    protected final ShiftableClock clock;

    /** What a scenario needs of the running service. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Doubles {

        @Bean
        @Primary
        ShiftableClock shiftableClock() {
            return new ShiftableClock();
        }
    }

    @LocalServerPort
    private int port;

    private @Nullable ApplicationContext context;

    protected ConsentScenario(ShiftableClock clock) {
        this.clock = clock;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        SUITE.register(registry);
        TestKeys.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.datasource.hikari.connection-timeout", () -> "15000");
    }

    /** Whatever the tests of this run have made happen so far: mail commands name people, nothing else may. */
    @AfterAll
    static void noEventOfTheRunNamesAPerson() {
        assertThat(eventsNamingSomebody("<>")).isZero();
    }

    /** How many events name somebody, of those whose type compares so with that of mail commands. */
    protected static int eventsNamingSomebody(String comparison) {
        return ROWS.sql("""
                        select count(*) from outbox_event
                        where convert_from(payload, 'UTF8') || headers || group_key ~ :words
                          and type %s 'mailing.mail.requested.v1'""".formatted(comparison))
                .param("words", String.join("|", Fixtures.IDENTIFYING).replace("+", "\\+"))
                .query(Integer.class)
                .single();
    }

    @Override
    public void setApplicationContext(ApplicationContext running) {
        this.context = running;
    }

    protected Api api() {
        return new Api(port);
    }

    /** What proves the request's only signature. */
    protected String evidenceOf(UUID request) {
        return evidence(signaturesOf(request).getFirst());
    }

    protected String evidenceOf(UUID request, String role) {
        return signaturesOf(request).stream()
                .filter(it -> it.role().equals(role))
                .map(ConsentScenario::evidence)
                .findFirst()
                .orElseThrow();
    }

    private static String evidence(KeptSignature signature) {
        return new String(signature.evidence(), StandardCharsets.UTF_8);
    }

    private List<KeptSignature> signaturesOf(UUID request) {
        var organization = organizationOf(request);
        try (var tenant = TenantContext.open(organization)) {
            return Objects.requireNonNull(context)
                    .getBean(SignatureLedger.class)
                    .of(new RequestRef(organization, new RequestId(request)));
        }
    }

    protected static UUID organizationOf(UUID request) {
        return ROWS.sql("select organization_id from consent_request where id = :request")
                .param("request", request)
                .query(UUID.class)
                .single();
    }

    /** Somebody who runs a new organization. */
    protected Staff staff() {
        return staffOf(UUID.randomUUID());
    }

    protected Staff staffOf(UUID organization) {
        var account = UUID.randomUUID();
        var token = SUITE.tokens().user(SUITE.audience(), account, organization, "ADMIN");
        return new Staff(api(), organization, account, token.bearer());
    }

    /** What tmf-service will say about the staff's organization. */
    protected static TrialMasterFile masterFileOf(Staff staff) {
        return staff.masterFile();
    }

    /** The same person with both factors proved a moment ago. */
    protected Staff proved(Staff staff) {
        return proved(staff, Duration.ZERO);
    }

    protected Staff proved(Staff staff, Duration ago) {
        var token = SUITE.tokens()
                .user(SUITE.audience(), staff.account(), staff.organization(), "MEMBER")
                .claim("acr", RequireRecentProof.MULTI_FACTOR)
                .claim("auth_time", clock.instant().minus(ago).getEpochSecond());
        return new Staff(api(), staff.organization(), staff.account(), token.bearer());
    }

    /** Those whom the staff have asked, in the order of the requests. */
    protected List<Person> peopleAskedBy(Staff staff) {
        return Outgoing.of(ROWS, staff.organization()).stream()
                .filter(mail -> mail.template().equals("consent-invitation"))
                .map(mail -> new Person(api(), ROWS, mail))
                .toList();
    }

    /** Runs SQL as the service's own role would, for the organization. */
    protected static int asApplication(UUID organization, String sql) {
        return asApplication(organization, jdbc -> jdbc.sql(sql).update());
    }

    protected static <T> T asApplication(UUID organization, Function<JdbcClient, T> work) {
        var source = new SingleConnectionDataSource(
                SUITE.database().url() + "&options=-capp.organization_id%3D" + organization,
                SUITE.database().appUsername(),
                SUITE.database().password(),
                true);
        try {
            return work.apply(JdbcClient.create(source));
        } finally {
            source.destroy();
        }
    }

    /** What the trail says of a thing, in order. */
    protected static List<String> trailOf(UUID entity) {
        return ROWS.sql("select action from audit_entry where entity_id = :entity order by seq")
                .param("entity", entity.toString())
                .query(String.class)
                .list();
    }

    /** Types of what was announced about a subject, in order. */
    protected static List<String> eventsOf(UUID subject) {
        return ROWS.sql("select type from outbox_event where group_key = :subject order by created_at, id")
                .param("subject", subject.toString())
                .query(String.class)
                .list();
    }
}

package io.trialsuite.test;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Everything one service needs around it, started and provisioned: its database, AWS, and a token issuer. A test hands it to
 * Spring as properties, the same names that the launcher and the deployments use:
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT, properties = "spring.config.name=consent-service")
 * ...
 * static final ServiceUnderTest suite = ServiceUnderTest.start("consent");
 *
 * @DynamicPropertySource
 * static void properties(DynamicPropertyRegistry registry) {
 *     suite.register(registry);
 * }
 * }</pre>
 *
 * <p>Put both into an abstract base class, so that its test classes share one application context. Nothing needs closing: the
 * context may outlive the test class, and the JVM's end stops all.
 */
public final class ServiceUnderTest {

    private final String service;
    private final TestDatabase database;
    private final TestAws aws;
    private final TestTokens tokens;

    private ServiceUnderTest(String service, TestDatabase database, TestAws aws, TestTokens tokens) {
        this.service = service;
        this.database = database;
        this.aws = aws;
        this.tokens = tokens;
    }

    /**
     * Starts the surroundings.
     *
     * @param service name of the context and schema, such as {@code consent}
     */
    public static ServiceUnderTest start(String service) {
        return new ServiceUnderTest(service, TestDatabase.create(service), TestAws.start(), TestTokens.start());
    }

    public TestDatabase database() {
        return database;
    }

    public TestAws aws() {
        return aws;
    }

    public TestTokens tokens() {
        return tokens;
    }

    /** The audience of tokens for this service, {@code <service>-service}. */
    public String audience() {
        return service + "-service";
    }

    public void register(DynamicPropertyRegistry registry) {
        properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** The same as a map, for a test that starts an application by itself. */
    public Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", "0");
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.appUsername());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.flyway.user", database.ownerUsername());
        properties.put("spring.flyway.password", database.password());
        properties.putAll(aws.properties());
        properties.put("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", tokens.jwkSetUri());
        properties.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", tokens.issuer());
        properties.put("spring.security.oauth2.resourceserver.jwt.audiences", audience());
        return properties;
    }
}

package io.trialsuite.web;

import io.trialsuite.edge.EdgeServiceApplication;
import io.trialsuite.test.TestDatabase;
import io.trialsuite.test.TestToken;
import io.trialsuite.test.TestTokens;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A small real service on a real port and a real database. */
@SpringBootTest(
        classes = EdgeServiceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=edge-service")
abstract class EdgeScenario {

    static final TestDatabase database = TestDatabase.create("edge");
    static final TestTokens tokens = TestTokens.start();
    static final String AUDIENCE = "edge-service";

    final UUID account = UUID.randomUUID();
    final UUID organization = UUID.randomUUID();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::appUsername);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.flyway.user", database::ownerUsername);
        registry.add("spring.flyway.password", database::password);
        registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", tokens::jwkSetUri);
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", tokens::issuer);
        registry.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> AUDIENCE);
    }

    TestToken token() {
        return tokens.user(AUDIENCE, account, organization, "COORDINATOR");
    }

    /** The JDK's client: Apache's would wait out a Retry-After and call again by itself. */
    RestTestClient http() {
        return RestTestClient.bindToServer(new JdkClientHttpRequestFactory())
                .baseUrl("http://127.0.0.1:" + port)
                .build();
    }

    RestTestClient.ResponseSpec get(String path, String bearer) {
        return http().get()
                .uri(path)
                .header("Authorization", "Bearer " + bearer)
                .exchange();
    }

    RestTestClient.ResponseSpec add(String text, String key) {
        return http().post()
                .uri("/v1/organizations/{organization}/notes", organization)
                .header("Authorization", token().bearer())
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\":\"" + text + "\"}")
                .exchange();
    }

    String notesPath() {
        return "/v1/organizations/" + organization + "/notes";
    }

    static JdbcClient superuser() {
        return JdbcClient.create(database.superuser());
    }

    long notes() {
        return superuser()
                .sql("select count(*) from note where organization_id = ?")
                .param(organization)
                .query(Long.class)
                .single();
    }
}

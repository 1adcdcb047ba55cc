package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagingAndETagScenarioTests extends EdgeScenario {

    @Test
    void followingTheLinksShowsEverythingOnce() {
        for (int n = 0; n < 7; n++) {
            add("note " + n, "paging-" + n).expectStatus().isCreated();
        }

        var seen = new ArrayList<String>();
        var path = notesPath() + "?limit=3";
        while (path != null) {
            var answer = get(path, token().value())
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .returnResult();
            JsonNode page = JsonMapper.shared().readTree(answer.getResponseBody());
            page.get("items").forEach(it -> seen.add(it.get("text").asString()));
            var link = answer.getResponseHeaders().getFirst("Link");
            assertThat(link == null).isEqualTo(page.get("page").get("next").isNull());
            path = link == null ? null : link.replaceAll("<(.*)>; rel=\"next\"", "$1");
        }

        assertThat(seen).containsExactly("note 0", "note 1", "note 2", "note 3", "note 4", "note 5", "note 6");
    }

    @Test
    void aSpoiltCursorOrLimitIs400() {
        get(notesPath() + "?cursor=abc", token().value())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-cursor");
        get(notesPath() + "?cursor=%3C%3E", token().value()).expectStatus().isBadRequest();
        get(notesPath() + "?limit=101", token().value())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-limit");
        get(notesPath() + "?limit=0", token().value()).expectStatus().isBadRequest();
    }

    @Test
    void aChangeNeedsToSayWhatWasRead() {
        var id = created();

        change(id, null)
                .expectStatus()
                .isEqualTo(428)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("if-match-required");
        change(id, "W/\"0\"").expectStatus().isBadRequest();
        change(id, "\"0\"").expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");
        change(id, "\"0\"")
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("changed-meanwhile");
    }

    @Test
    void anotherOrganizationsNoteIsNotThere() {
        var id = created();
        var elsewhere = UUID.randomUUID();

        http().put()
                .uri("/v1/organizations/{organization}/notes/{id}", elsewhere, id)
                .header(
                        "Authorization",
                        tokens.user(AUDIENCE, account, elsewhere, "COORDINATOR").bearer())
                .header("If-Match", "\"0\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\":\"taken\"}")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private String created() {
        var body = add("a", "etag-" + UUID.randomUUID())
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body).get("id").asString();
    }

    private RestTestClient.ResponseSpec change(String id, @Nullable String ifMatch) {
        var request = http().put()
                .uri(notesPath() + "/" + id)
                .header("Authorization", token().bearer())
                .contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.body("{\"text\":\"b\"}").exchange();
    }
}

package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class IdempotencyScenarioTests extends EdgeScenario {

    @Test
    void aRepeatedCallGetsTheFirstAnswerAndHasNoEffect() {
        var first = add("once", "key-1").expectStatus().isCreated().expectBody().returnResult();
        var second = add("once", "key-1")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .returnResult();

        assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
        assertThat(second.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(notes()).isOne();
    }

    @Test
    void twentyAtOnceWithOneKeyHaveOneEffect() throws Exception {
        var statuses = twentyAtOnce(n -> "same");

        assertThat(notes()).isOne();
        assertThat(statuses).contains(201).allMatch(it -> it == 201 || it == 409);
    }

    @Test
    void twentyAtOnceWithKeysOfTheirOwnHaveTwentyEffects() throws Exception {
        var statuses = twentyAtOnce(n -> "own-" + n);

        assertThat(notes()).isEqualTo(20);
        assertThat(statuses).containsOnly(201);
    }

    @Test
    void aKeyUsedForSomethingElseIsRefused() {
        add("one", "key-2").expectStatus().isCreated();

        add("two", "key-2")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-mismatch");

        assertThat(notes()).isOne();
    }

    @Test
    void aKeyIsDemandedAndMustBeReadable() {
        http().post()
                .uri(notesPath())
                .header("Authorization", token().bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\":\"a\"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-required");
        add("a", "x".repeat(256)).expectStatus().isBadRequest();
        assertThat(notes()).isZero();
    }

    @Test
    void keysOfTwoCallersAreNotTheSame() {
        add("a", "shared").expectStatus().isCreated();
        http().post()
                .uri(notesPath())
                .header(
                        "Authorization",
                        tokens.user(AUDIENCE, java.util.UUID.randomUUID(), organization, "COORDINATOR")
                                .bearer())
                .header("Idempotency-Key", "shared")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\":\"a\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed");

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void aRefusalThatChangedNothingLeavesTheKeyFree() {
        add(" ", "key-3").expectStatus().isEqualTo(422);

        add("now right", "key-3").expectStatus().isCreated();
    }

    @Test
    void aRefusalAfterACommitIsAnAnswerLikeAnyOther() {
        add("refuse-after-commit", "key-4")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("refused-late");

        add("refuse-after-commit", "key-4")
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");

        assertThat(notes()).isOne();
    }

    @Test
    void aFailureAfterACommitIsNeverRepeated() {
        add("fail-after-commit", "key-5").expectStatus().isEqualTo(500);

        add("fail-after-commit", "key-5").expectStatus().isEqualTo(409);
        age("key-5", "5 minutes");
        add("fail-after-commit", "key-5")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-outcome-unknown");

        assertThat(notes()).isOne();
    }

    /** Without the mark in the business transaction the same call takes effect twice: the mark is what protects. */
    @Test
    void withoutTheMarkTheSameCallWouldBeRepeated() {
        add("fail-after-commit", "key-6").expectStatus().isEqualTo(500);
        superuser()
                .sql("update idempotency_key set effect_at = null where key = 'key-6'")
                .update();
        age("key-6", "5 minutes");

        add("fail-after-commit", "key-6").expectStatus().isEqualTo(500);

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void aCallThatDiedBeforeItsCommitCanBeRepeated() {
        add("a", "key-7").expectStatus().isCreated();
        superuser().sql("delete from note").update();
        superuser()
                .sql("update idempotency_key set effect_at = null, status = null, body = null where key = 'key-7'")
                .update();
        add("a", "key-7")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-in-progress");

        age("key-7", "5 minutes");

        add("a", "key-7").expectStatus().isCreated();
        assertThat(notes()).isOne();
    }

    @Test
    void aForgottenKeyCanBeUsedAgain() {
        add("a", "key-8").expectStatus().isCreated();
        age("key-8", "25 hours");

        add("b", "key-8").expectStatus().isCreated();
    }

    private static void age(String key, String by) {
        superuser()
                .sql("update idempotency_key set started_at = started_at - cast(? as interval) where key = ?")
                .param(by)
                .param(key)
                .update();
    }

    private List<Integer> twentyAtOnce(java.util.function.IntFunction<String> key) throws Exception {
        var go = new CountDownLatch(1);
        var running = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 20; n++) {
                var own = key.apply(n);
                Callable<Integer> call = () -> {
                    go.await();
                    return add("together", own)
                            .returnResult(String.class)
                            .getStatus()
                            .value();
                };
                running.add(threads.submit(call));
            }
            go.countDown();
            var statuses = new ArrayList<Integer>();
            for (var one : running) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }
}

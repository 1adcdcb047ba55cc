package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.test.Clause;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class CheckpointScenarioTests {

    private static final AuditScenario SCENARIO = new AuditScenario();

    private final UUID organization = UUID.randomUUID();
    private final AuditCheckpoints checkpoints = checkpoints(new TestSigner("ours"));

    @AfterAll
    static void stop() {
        SCENARIO.close();
    }

    @Test
    void eachCheckpointCoversWhatWasWrittenSinceTheLastOne() {
        SCENARIO.write(organization, 3);
        var first = checkpoints.create(organization).orElseThrow();
        SCENARIO.write(organization, 2);
        var second = checkpoints.create(organization).orElseThrow();

        assertThat(first.number() + " " + first.first() + "-" + first.last()).isEqualTo("1 1-3");
        assertThat(second.number() + " " + second.first() + "-" + second.last()).isEqualTo("2 4-5");
        assertThat(second.previous()).isEqualTo(first.content());
        assertThat(checkpoints.create(organization).orElseThrow().number()).isEqualTo(2);
        assertThat(checkpoints.findings(organization)).isEmpty();
        assertThat(checkpoints.organizations()).contains(organization);
        assertThat(checkpoints.create(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whoeverMakesThemAtTheSameMomentMakesOne() throws InterruptedException {
        SCENARIO.write(organization, 3);
        Callable<Long> create =
                () -> checkpoints.create(organization).orElseThrow().number();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(Collections.nCopies(4, create));
        }

        assertThat(count()).isEqualTo(1);
        assertThat(checkpoints.findings(organization)).isEmpty();
    }

    /** A whole new chain, hashes included, is what the chain alone cannot tell from the true one. */
    @Test
    @Clause("ICH E6(R3) 4.2.2")
    void aTrailThatWasForgedFromItsFirstEntryOnIsFound() {
        SCENARIO.write(organization, 3);
        assertThat(checkpoints.create(organization)).isPresent();
        asSuperuser("delete from audit_entry where organization_id = '%s'", "audit_entry");
        asSuperuser("delete from audit_head where organization_id = '%s'", "audit_head");
        SCENARIO.write(organization, 3);

        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new AuditVerification.Result.Intact(3));
        assertThat(checkpoints.findings(organization))
                .containsExactly("the trail is not what checkpoint 1 says it was");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_seq = 2",
                "root = previous",
                "head_hash = root",
                "previous = root",
                "at = at + interval '1 microsecond'",
                "key_id = 'another'",
                "signature = '\\x00'"
            })
    void aChangedCheckpointIsFound(String change) {
        SCENARIO.write(organization, 3);
        assertThat(checkpoints.create(organization)).isPresent();

        asSuperuser("update audit_checkpoint set " + change + " where organization_id = '%s'", "audit_checkpoint");

        assertThat(checkpoints.findings(organization)).isNotEmpty();
    }

    @Test
    void aCheckpointThatAStrangerSignedIsFound() {
        SCENARIO.write(organization, 1);
        assertThat(checkpoints(new TestSigner("theirs")).create(organization)).isPresent();

        assertThat(checkpoints.findings(organization)).containsExactly("the signature of checkpoint 1 does not hold");
    }

    @Test
    void anEntryIsProvenWithoutTheOthers() {
        SCENARIO.write(organization, 5);
        var checkpoint = checkpoints.create(organization).orElseThrow();

        var proof = checkpoints.prove(organization, "item", "item-4");

        assertThat(proof.checkpoints()).hasSize(1);
        var entry = proof.entries().getFirst();
        assertThat(entry.seq()).isEqualTo(4);
        assertThat(entry.isProvenBy(checkpoint)).isTrue();
        assertThat(changed(entry, "another").isProvenBy(checkpoint)).isFalse();
        SCENARIO.write(organization, 1);
        assertThat(entry.isProvenBy(checkpoints.create(organization).orElseThrow()))
                .isFalse();
        assertThat(checkpoints.prove(organization, "item", "item-99").entries()).isEmpty();
    }

    @Test
    void theApplicationCannotChangeACheckpoint() {
        SCENARIO.write(organization, 1);
        assertThat(checkpoints.create(organization)).isPresent();

        for (var change : new String[] {"update audit_checkpoint set number = 7", "delete from audit_checkpoint"}) {
            assertThatThrownBy(() -> SCENARIO.asApp().sql(change).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> SCENARIO.asOwner().sql(change).update())
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
    }

    private static ProvenEntry changed(ProvenEntry entry, String reason) {
        return new ProvenEntry(
                entry.organizationId(),
                entry.seq(),
                entry.id(),
                entry.at(),
                entry.actorKind(),
                entry.actorId(),
                entry.actorRole(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                entry.before(),
                entry.after(),
                reason,
                entry.requestId(),
                entry.previousHash(),
                entry.hash(),
                entry.checkpoint(),
                entry.path());
    }

    private int count() {
        return SCENARIO.asSuperuser()
                .sql("select count(*) from audit_checkpoint where organization_id = ?")
                .param(organization)
                .query(Integer.class)
                .single();
    }

    private void asSuperuser(String sql, String table) {
        var rows = SCENARIO.asSuperuser();
        rows.sql("alter table " + table + " disable trigger all").update();
        try {
            assertThat(rows.sql(sql.formatted(organization)).update()).isPositive();
        } finally {
            rows.sql("alter table " + table + " enable trigger all").update();
        }
    }

    private static AuditCheckpoints checkpoints(CheckpointSigner signer) {
        return new AuditCheckpoints(
                SCENARIO.table(),
                new CheckpointTable(new JdbcTemplate(SCENARIO.app())),
                signer,
                SCENARIO.transaction(),
                Clock.fixed(AuditScenario.AT, ZoneOffset.UTC));
    }

    private static final class TestSigner implements CheckpointSigner {

        private static final String ALGORITHM = "Ed25519";

        private final String name;
        private final KeyPair pair;

        TestSigner(String name) {
            this.name = name;
            try {
                this.pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String keyId() {
            return name;
        }

        @Override
        public byte[] sign(byte[] content) {
            try {
                var signature = Signature.getInstance(ALGORITHM);
                signature.initSign(pair.getPrivate());
                signature.update(content);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean isValid(byte[] content, byte[] signed, String keyId) {
            try {
                var signature = Signature.getInstance(ALGORITHM);
                signature.initVerify(pair.getPublic());
                signature.update(content);
                return keyId.equals(name) && signature.verify(signed);
            } catch (GeneralSecurityException malformed) {
                return false;
            }
        }
    }
}

package io.trialsuite.consent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.tenant.TenantContext;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class EncryptedIdentitiesScenarioTests extends ConsentScenario {

    private final IdentityVault vault;
    private final FieldCipher cipher;
    private final ConfigurableApplicationContext context;

    EncryptedIdentitiesScenarioTests(
            ShiftableClock clock, IdentityVault vault, FieldCipher cipher, ConfigurableApplicationContext context) {
        super(clock);
        this.vault = vault;
        this.cipher = cipher;
        this.context = context;
    }

    @Test
    @Clause("21 CFR 11.30")
    void noNameOrAddressCanBeReadFromTheTable() {
        var staff = staff();
        var study = staff.study();
        staff.group(study, Fixtures.people(3));

        var rows = ROWS.sql("""
                        select i::text || encode(i.sealed, 'escape') from participant_identity i where organization_id = :organization""")
                .param("organization", staff.organization())
                .query(String.class)
                .list();

        assertThat(rows).hasSize(3);
        for (var identifying : Fixtures.IDENTIFYING) {
            assertThat(rows.toString()).doesNotContain(identifying);
        }
        assertThat(recipient(staff.organization(), study).fullName()).startsWith("Haneul Kim");
    }

    @Test
    void whatWasWrittenBeforeIsEncryptedAtTheNextStart() {
        var staff = staff();
        var study = staff.study();
        staff.group(study, Fixtures.people(1));
        ROWS.sql("""
                update participant_identity set sealed = null, full_name = 'Haneul Kim before', email = 'haneul9@example.org'
                where organization_id = :organization""").param("organization", staff.organization()).update();
        assertThat(recipient(staff.organization(), study).fullName()).isEqualTo("Haneul Kim before");

        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, null));

        assertThat(ROWS.sql(
                                "select full_name is null and email is null and sealed is not null from participant_identity"
                                        + " where organization_id = :organization")
                        .param("organization", staff.organization())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(recipient(staff.organization(), study).email()).isEqualTo("haneul9@example.org");
    }

    @Test
    void anIdentityThatWasMovedOrChangedIsAnErrorAndNeverAnotherOne() {
        var staff = staff();
        var study = staff.study();
        staff.group(study, Fixtures.people(2));
        ROWS.sql("""
                update participant_identity i set sealed = (select sealed from participant_identity o
                    where o.organization_id = i.organization_id and o.participant_id <> i.participant_id)
                where organization_id = :organization""").param("organization", staff.organization()).update();

        assertThatIllegalStateException()
                .isThrownBy(() -> recipient(staff.organization(), study))
                .withMessageContaining("is not what was written there");
    }

    @Test
    void aValueOpensOnlyInItsOwnPlace() {
        var organization = UUID.randomUUID();
        try (var tenant = TenantContext.open(organization)) {
            var place = new FieldCipher.Place(organization, "table.column", UUID.randomUUID());
            var sealed = cipher.seal(place, "Haneul".getBytes(StandardCharsets.UTF_8));

            assertThat(cipher.open(place, sealed))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("Haneul");
            assertThat(cipher.seal(place, "Haneul".getBytes(StandardCharsets.UTF_8)))
                    .isNotEqualTo(sealed);
            assertThatIllegalStateException()
                    .isThrownBy(() -> cipher.open(
                            new FieldCipher.Place(organization, "table.column", UUID.randomUUID()), sealed));
        }
    }

    @Test
    void theServiceDoesNotStartWithAnotherKeyThanTheDatabaseWasEncryptedWith(@TempDir Path folder) throws Exception {
        var other = Files.writeString(
                folder.resolve("other.key"), Base64.getEncoder().encodeToString(Aes.newKey()));
        var application = JdbcClient.create(SUITE.database().app());

        assertThatExceptionOfType(MasterKeyUnusable.class)
                .isThrownBy(() -> new MasterKeyProbe(FileMasterKey.read(other), application).afterPropertiesSet())
                .withMessageContaining("encrypted with the master key file:")
                .withMessageContaining("Restore the right one");
    }

    @Test
    void theMailStillKnowsWhoItIsFor() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));

        assertThat(Outgoing.of(ROWS, staff.organization()).getFirst().to()).contains("haneul1@");
    }

    private Recipient recipient(UUID organization, UUID study) {
        var participant = ROWS.sql("select id from participant where study_id = :study order by subject_no limit 1")
                .param("study", study)
                .query(UUID.class)
                .single();
        try (var tenant = TenantContext.open(organization)) {
            return vault.require(organization, new ParticipantRef(participant));
        }
    }
}

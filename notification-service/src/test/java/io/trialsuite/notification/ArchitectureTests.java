package io.trialsuite.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.trialsuite.notification.subjects.SubjectLocks;
import io.trialsuite.test.SuiteRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.trialsuite.notification")
class ArchitectureTests {

    private static final Pattern LOCKING_QUERY = Pattern.compile(
            "for\\s+(no\\s+key\\s+)?update|for\\s+(key\\s+)?share|lock\\s+table|pg_(try_)?advisory",
            Pattern.CASE_INSENSITIVE);

    @ArchTest
    static final ArchTests rules = ArchTests.in(SuiteRules.class);

    @ArchTest
    static final ArchRule nobodyLocksThroughJpa = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
            .because("SubjectLocks is the only way to lock");

    /** Byte code keeps no SQL that a rule could look at, so the sources are read. */
    @Test
    void onlySubjectLocksIssuesLockingQueries() throws IOException {
        assertThat(sourcesThatLock()).containsExactly(SubjectLocks.class.getSimpleName() + ".java");
    }

    @Test
    void theRuleRecognisesEveryWayToLock() {
        assertThat(List.of(
                        "select 1 from subject for update",
                        "select 1 FOR NO KEY UPDATE",
                        "select 1\n for share",
                        "select 1 for key share skip locked",
                        "lock table subject",
                        "select pg_advisory_xact_lock(1)"))
                .allMatch(sql -> LOCKING_QUERY.matcher(sql).find());
        assertThat(LOCKING_QUERY.matcher("insert into subject").find()).isFalse();
    }

    private static List<String> sourcesThatLock() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> LOCKING_QUERY.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

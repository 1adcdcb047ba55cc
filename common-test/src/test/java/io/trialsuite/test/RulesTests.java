package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds exactly the fixtures that break it, and would miss them if it were not there. */
class RulesTests {

    private static final List<Class<?>> RULES = List.of(CodeRules.class, SpringRules.class, ServiceRules.class);

    @TempDir
    static Path elsewhere;

    private static JavaClasses asProduction;
    private static JavaClasses asTests;

    /** Rules about production code look at where a class comes from, so the fixtures are copied out of the test folder. */
    @BeforeAll
    static void copyFixtures() throws IOException {
        var compiled = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(compiled)) {
            for (var file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
                var relative = compiled.relativize(file);
                if (!relative.startsWith("io/trialsuite/test")) {
                    var copy = elsewhere.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        asProduction = new ClassFileImporter().importPath(elsewhere);
        asTests = new ClassFileImporter().importPath(compiled.resolve("io/trialsuite/vdr"));
    }

    static Stream<Arguments> rulesAndWhatBreaksThem() {
        return Stream.of(
                Arguments.of("fakesAreWrittenByHand", Set.of("UsesMockito")),
                Arguments.of("testsWaitForConditions", Set.of("Sleeps")),
                Arguments.of("noTestIsSwitchedOff", Set.of("SwitchedOff")),
                Arguments.of("jsonIsJackson3", Set.of("UsesJackson2")),
                Arguments.of("timeIsJavaTime", Set.of("UsesDate")),
                Arguments.of("namesSayWhatAThingIs", Set.of("RoomManager")),
                Arguments.of("packagesAreNullMarked", Set.of("Unmarked")),
                Arguments.of("dependenciesComeThroughConstructors", Set.of("UsesAutowired")),
                Arguments.of("queriesNameTheirColumns", Set.of("SelectsEverything")),
                Arguments.of("doorsOpenNoTransaction", Set.of("RoomController")),
                Arguments.of("doorsAreNotTransactional", Set.of("TransactionalDoor")),
                Arguments.of("transactionsBelongToUseCases", Set.of("TransactionalOutsideAUseCase", "RoomController")),
                Arguments.of("controllersAreDoors", Set.of("RoomController")),
                Arguments.of("aggregatesHaveNoSetters", Set.of("Room")),
                Arguments.of("aggregatesAreNotPublic", Set.of("Room")),
                Arguments.of("repositoriesArePlural", Set.of("RoomRepository")),
                Arguments.of("domainsKnowNoTransport", Set.of("KnowsHttp")),
                Arguments.of("problemsKnowNoSpring", Set.of("KnowsSpring")),
                Arguments.of("servicesLeaveTheJvmAlone", Set.of("SetsProperty")),
                Arguments.of("servicesHaveNoStaticState", Set.of("HasStaticState")),
                Arguments.of("timeComesFromTheClock", Set.of("ReadsTheMachinesClock")),
                Arguments.of("noServiceKnowsAnother", Set.of("KnowsBilling")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesAndWhatBreaksThem")
    void eachRuleFindsWhatBreaksIt(String rule, Set<String> offenders) throws IllegalAccessException {
        var classes = rule.equals("testsWaitForConditions") ? asTests : asProduction;

        assertThat(offendersOf(rule(rule), classes)).isEqualTo(offenders);
    }

    @Test
    void everyRuleHasSuchAControl() {
        var controlled =
                rulesAndWhatBreaksThem().map(it -> (String) it.get()[0]).collect(Collectors.toSet());

        assertThat(rules().map(Field::getName)).containsExactlyInAnyOrderElementsOf(controlled);
    }

    @Test
    void productionCodeMaySleep() throws IllegalAccessException {
        assertThat(offendersOf(rule("testsWaitForConditions"), asProduction)).isEmpty();
    }

    private static Set<String> offendersOf(ArchRule rule, JavaClasses classes) {
        var report = String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
        var found = new TreeSet<String>();
        classes.forEach(type -> {
            if (report.matches("(?s).*[<.]" + type.getSimpleName() + "[>. (].*")
                    && mentionsAsOrigin(report, type.getName())) {
                found.add(type.getSimpleName());
            }
        });
        return found;
    }

    private static boolean mentionsAsOrigin(String report, String type) {
        return report.lines()
                .anyMatch(
                        line -> line.matches("(Class|Method|Field|Constructor) <" + type.replace(".", "\\.") + "[>.].*")
                                || line.startsWith(type + " ")
                                || line.startsWith(type + "."));
    }

    private static ArchRule rule(String name) throws IllegalAccessException {
        var field = rules().filter(it -> it.getName().equals(name)).findFirst().orElseThrow();
        field.setAccessible(true);
        return (ArchRule) field.get(null);
    }

    private static Stream<Field> rules() {
        return RULES.stream()
                .flatMap(it -> Arrays.stream(it.getDeclaredFields()))
                .filter(it -> it.isAnnotationPresent(ArchTest.class));
    }
}

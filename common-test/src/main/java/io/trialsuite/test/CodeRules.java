package io.trialsuite.test;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/** Rules for every module. */
final class CodeRules {

    @ArchTest
    static final ArchRule fakesAreWrittenByHand = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.mockito..", "org.springframework.test.context.bean.override.mockito..")
            .because("a mock of our own type repeats the implementation; a fake states the contract")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule testsWaitForConditions = noClasses()
            .that(Scope.TESTS)
            .should()
            .callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(name("sleep"))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(TimeUnit.class))).and(target(name("sleep"))))
            .because("a sleeping test is slow on one machine and red on another")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noTestIsSwitchedOff = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
            .because("a test runs or is deleted")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jsonIsJackson3 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
            .because("Jackson 2 comes along with other libraries and would read our records by other rules")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeIsJavaTime = noClasses()
            .that()
            .resideOutsideOfPackage("io.trialsuite.test")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.SimpleDateFormat|java\\.sql\\.Date")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Utils|Util|Dto|DTO)")
            .because("such a name means that a concept is missing")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNullMarked =
            classes().that(Scope.PRODUCTION).should(beInNullMarkedPackage()).allowEmptyShould(true);

    private CodeRules() {}

    private static ArchCondition<JavaClass> beInNullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in an unmarked package"));
            }
        };
    }
}

package io.trialsuite.test;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Rules for services: many share one JVM, none knows another, and their domains know no transport. */
final class ServiceRules {

    /** Packages at a service's edge, where transports are spoken. */
    private static final Set<String> EDGES = Set.of("web", "inbound", "security", "ses", "slack", "storage", "kms");

    private static final Set<String> MUTABLE = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.ArrayList",
            "java.util.HashSet",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentMap",
            "java.lang.ThreadLocal",
            "java.lang.StringBuilder");

    private static final DescribedPredicate<JavaClass> DOMAIN = DescribedPredicate.describe(
            "are a service's domain", it -> Scope.SERVICE_CODE.test(it) && !isCompositionRoot(it) && !isEdge(it));

    private static final DescribedPredicate<JavaMethodCall> THE_MACHINES_CLOCK = DescribedPredicate.describe(
            "reads the machine's clock",
            call -> call.getTarget().getRawParameterTypes().isEmpty() && (isJavaTimeNow(call) || isMillis(call)));

    @ArchTest
    static final ArchRule domainsKnowNoTransport = noClasses()
            .that(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "jakarta.servlet..",
                    "software.amazon.awssdk..",
                    "io.awspring..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule problemsKnowNoSpring = noClasses()
            .that()
            .resideInAPackage("io.trialsuite.problem")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesLeaveTheJvmAlone = noClasses()
            .that(Scope.SERVICE_CODE)
            .should()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .because("other services may live in the same JVM")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesHaveNoStaticState = fields().that()
            .areDeclaredInClassesThat(Scope.SERVICE_CODE)
            .and()
            .areStatic()
            .should(neverChange())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that(Scope.SERVICE_CODE)
            .should()
            .callMethodWhere(THE_MACHINES_CLOCK)
            .because("a test must be able to say what time it is")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noServiceKnowsAnother =
            classes().that(Scope.SERVICE_CODE).should(stayInTheirContext()).allowEmptyShould(true);

    private ServiceRules() {}

    private static boolean isJavaTimeNow(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().equals("java.time")
                && call.getName().equals("now");
    }

    private static boolean isMillis(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(System.class)
                && call.getName().equals("currentTimeMillis");
    }

    private static boolean isCompositionRoot(JavaClass type) {
        return Scope.contextOf(type)
                .filter(context -> type.getPackageName().equals("io.trialsuite." + context))
                .isPresent();
    }

    private static boolean isEdge(JavaClass type) {
        for (var segment : type.getPackageName().split("\\.", -1)) {
            if (EDGES.contains(segment)) {
                return true;
            }
        }
        return false;
    }

    private static ArchCondition<JavaField> neverChange() {
        return new ArchCondition<>("never change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var type = field.getRawType();
                var constant = field.getModifiers().contains(FINAL)
                        && !MUTABLE.contains(type.getName())
                        && !type.getPackageName().equals("java.util.concurrent.atomic");
                events.add(
                        new SimpleConditionEvent(field, constant, field.getFullName() + " is static and can change"));
            }
        };
    }

    private static ArchCondition<JavaClass> stayInTheirContext() {
        return new ArchCondition<>("depend on no other service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = Scope.contextOf(type);
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    var other = Scope.contextOf(dependency.getTargetClass());
                    if (other.isPresent() && !other.equals(own)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }
}

package io.trialsuite.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules about what we do with Spring and JPA; annotations are named by text, since not every module has them. */
final class SpringRules {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final String CONTROLLER = "org.springframework.stereotype.Controller";

    private static final DescribedPredicate<JavaClass> PERSISTENT = describe(
            "are mapped by JPA",
            it -> it.isAnnotatedWith("jakarta.persistence.Entity")
                    || it.isAnnotatedWith("jakarta.persistence.MappedSuperclass")
                    || it.isAnnotatedWith("jakarta.persistence.Embeddable"));

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors = noMembers()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("one constructor needs no annotation, in tests neither")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule queriesNameTheirColumns = noMethods()
            .should()
            .beAnnotatedWith(describe("a native query for all columns", SpringRules::selectsEverything))
            .because("a prepared statement breaks when a migration changes what * means while the service runs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule doorsOpenNoTransaction = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("..web..", "..inbound..")
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .because("a transaction is a use case's")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule doorsAreNotTransactional = noClasses()
            .that()
            .resideInAnyPackage("..web..", "..inbound..")
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transactionsBelongToUseCases = methods()
            .that()
            .areAnnotatedWith(TRANSACTIONAL)
            .and()
            .areDeclaredInClassesThat(Scope.PRODUCTION)
            .should()
            .beDeclaredInClassesThat()
            .areMetaAnnotatedWith(COMPONENT)
            .andShould()
            .beDeclaredInClassesThat()
            .areNotMetaAnnotatedWith(CONTROLLER)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllersAreDoors = classes()
            .that(Scope.PRODUCTION)
            .and(describe(
                    "are controllers", it -> it.isAnnotatedWith(CONTROLLER) || it.isMetaAnnotatedWith(CONTROLLER)))
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("..web..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aggregatesHaveNoSetters = noMethods()
            .that()
            .areDeclaredInClassesThat(PERSISTENT)
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("an aggregate has verbs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aggregatesAreNotPublic = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule repositoriesArePlural = classes()
            .that()
            .areInterfaces()
            .and()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .should(haveSimpleNameEndingWith("s"))
            .because("a repository is named for the many it holds")
            .allowEmptyShould(true);

    private SpringRules() {}

    private static boolean selectsEverything(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getName().equals("org.springframework.data.jpa.repository.Query")
                && annotation.get("nativeQuery").filter(Boolean.TRUE::equals).isPresent()
                && String.valueOf(annotation.get("value").orElse("")).contains("select *");
    }
}

package io.trialsuite.mailing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.trialsuite.test.SuiteRules;

@AnalyzeClasses(packages = "io.trialsuite.mailing")
class ArchitectureTests {

    @ArchTest
    static final ArchTests rules = ArchTests.in(SuiteRules.class);

    @ArchTest
    static final ArchRule nobodyButTheTransportCallsSes = noClasses()
            .that()
            .resideOutsideOfPackage("..mailing.ses..")
            .and()
            .haveSimpleNameNotEndingWith("Tests")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.sesv2..")
            .because("a mail handed over without a written attempt could not be reconciled");
}

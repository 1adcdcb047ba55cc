package io.trialsuite.auth;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.trialsuite.test.SuiteRules;

@AnalyzeClasses(packages = "io.trialsuite.auth")
class ArchitectureTests {

    @ArchTest
    static final ArchTests rules = ArchTests.in(SuiteRules.class);

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching("io.trialsuite.auth.(*)..").should().beFreeOfCycles();
}

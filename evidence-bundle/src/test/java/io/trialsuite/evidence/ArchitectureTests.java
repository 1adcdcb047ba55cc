package io.trialsuite.evidence;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.trialsuite.test.SuiteRules;

@AnalyzeClasses(packages = "io.trialsuite.evidence")
class ArchitectureTests {

    @ArchTest
    static final ArchTests rules = ArchTests.in(SuiteRules.class);
}

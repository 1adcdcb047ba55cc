package io.trialsuite.test;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "io.trialsuite.test")
class ArchitectureTests {

    @ArchTest
    static final ArchTests rules = ArchTests.in(SuiteRules.class);
}

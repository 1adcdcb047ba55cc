package io.trialsuite.test;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/**
 * The rules of our code that a compiler does not know. Each module applies them in five lines:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.trialsuite.consent")
 * class ArchitectureTests {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(SuiteRules.class);
 * }
 * }</pre>
 *
 * <p>A rule that finds nothing to check passes. Lombok and JUnit 4 are banned by the build itself.
 */
public final class SuiteRules {

    @ArchTest
    static final ArchTests code = ArchTests.in(CodeRules.class);

    @ArchTest
    static final ArchTests spring = ArchTests.in(SpringRules.class);

    @ArchTest
    static final ArchTests services = ArchTests.in(ServiceRules.class);

    private SuiteRules() {}
}

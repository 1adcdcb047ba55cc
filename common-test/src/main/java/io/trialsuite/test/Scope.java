package io.trialsuite.test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;

/** Which classes a rule speaks about. */
final class Scope {

    /** The contexts that run as services; everything else below {@code io.trialsuite} is a library or a tool. */
    static final List<String> SERVICES =
            List.of("auth", "consent", "notification", "mailing", "tmf", "vdr", "billing", "gateway");

    static final DescribedPredicate<JavaClass> TESTS = DescribedPredicate.describe("are tests", Scope::isTest);

    static final DescribedPredicate<JavaClass> PRODUCTION =
            DescribedPredicate.not(TESTS).as("are production code");

    static final DescribedPredicate<JavaClass> SERVICE_CODE = DescribedPredicate.describe(
            "are production code of a service",
            it -> !isTest(it) && contextOf(it).isPresent());

    private Scope() {}

    /** The service a class belongs to. */
    static Optional<String> contextOf(JavaClass type) {
        return SERVICES.stream()
                .filter(it -> (type.getPackageName() + ".").startsWith("io.trialsuite." + it + "."))
                .findFirst();
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString().contains("/test-classes/"))
                .orElse(false);
    }
}

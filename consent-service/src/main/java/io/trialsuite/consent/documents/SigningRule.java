package io.trialsuite.consent.documents;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who must sign, step by step; those of one step in whatever order (CI-3). */
public record SigningRule(List<Set<SignatoryRole>> steps) {

    private static final String NEXT = ">";
    private static final String AND = "+";

    /** The consent comes first: what witnesses and staff sign is that it was given. */
    public SigningRule {
        steps = steps.stream().map(Set::copyOf).toList();
        var roles = steps.stream().flatMap(Set::stream).toList();
        if (roles.isEmpty() || steps.stream().anyMatch(Set::isEmpty)) {
            throw new SigningRuleInvalid("empty-step", "Every step needs somebody who signs.");
        }
        if (EnumSet.copyOf(roles).size() < roles.size()) {
            throw new SigningRuleInvalid("role-repeated", "Nobody signs the same consent twice.");
        }
        if (steps.getFirst().stream().noneMatch(SignatoryRole::consents)) {
            throw new SigningRuleInvalid("consent-first", "The participant or their representative signs first.");
        }
    }

    /** As the database has it, such as {@code PARTICIPANT+IMPARTIAL_WITNESS>OBTAINING_PERSON}. */
    public static SigningRule parse(String text) {
        return new SigningRule(Arrays.stream(text.split(NEXT, -1))
                .map(step -> Arrays.stream(step.split("\\" + AND, -1))
                        .map(SignatoryRole::valueOf)
                        .collect(Collectors.toSet()))
                .toList());
    }

    /** What {@link #parse} reads. */
    public String text() {
        return steps().stream()
                .map(step -> step.stream().sorted().map(Enum::name).collect(Collectors.joining(AND)))
                .collect(Collectors.joining(NEXT));
    }

    /** Who answers the questions and gets the copy. */
    public SignatoryRole respondent() {
        return requires(SignatoryRole.PARTICIPANT) ? SignatoryRole.PARTICIPANT : SignatoryRole.LAR;
    }

    /** Those who must be named, because neither the import nor an account tells who they are. */
    public Set<SignatoryRole> beside() {
        return steps.stream()
                .flatMap(Set::stream)
                .filter(role -> role != SignatoryRole.PARTICIPANT && !role.isStaff())
                .collect(Collectors.toSet());
    }

    /** Everybody who signs. */
    public Set<SignatoryRole> roles() {
        return steps.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean requires(SignatoryRole role) {
        return steps.stream().anyMatch(step -> step.contains(role));
    }

    /** Whose turn it is once these have signed; nobody's when all have. */
    public Set<SignatoryRole> next(Set<SignatoryRole> signed) {
        for (var step : steps) {
            var missing = EnumSet.copyOf(step);
            missing.removeAll(signed);
            if (!missing.isEmpty()) {
                return missing;
            }
        }
        return Set.of();
    }

    /** In the order of steps, as an API shows it. */
    public List<List<SignatoryRole>> asLists() {
        return steps.stream().map(step -> step.stream().sorted().toList()).toList();
    }
}

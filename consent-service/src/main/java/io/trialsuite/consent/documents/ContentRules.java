package io.trialsuite.consent.documents;

import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** When a draft may be kept, and when it may be published. */
@Component
class ContentRules {

    static final int MOST_BLOCKS = 200;
    static final int MOST_FIELDS = 100;
    static final int LONGEST_BLOCK = 20_000;
    static final int LONGEST_LABEL = 1_000;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}");

    private final InputMethods methods;

    ContentRules(InputMethods methods) {
        this.methods = methods;
    }

    List<Finding> check(ConsentContent content) {
        var findings = new ArrayList<Finding>();
        checkLocales(content.locales(), findings);
        checkBlocks(content, findings);
        checkFields(content, findings);
        content.translationCertificates().keySet().stream()
                .filter(locale -> !content.locales().contains(locale))
                .forEach(locale -> findings.add(new Finding(
                        "/translationCertificates/" + locale, "unknown-locale", "The version has no such locale.")));
        return findings;
    }

    /** What a draft may still lack and a publication may not. */
    List<Finding> checkComplete(ConsentContent content) {
        var findings = new ArrayList<>(check(content));
        if (content.blocks().isEmpty()) {
            findings.add(new Finding("/blocks", "required", "A consent has at least one block of text."));
        }
        var signatures = content.fields().stream()
                .filter(field -> field.plugin().equals("signature"))
                .count();
        if (signatures != 1) {
            findings.add(new Finding("/fields", "one-signature", "A consent has exactly one signature field."));
        }
        return findings;
    }

    private static void checkLocales(List<String> locales, List<Finding> findings) {
        if (locales.isEmpty()
                || locales.size() > 20
                || new HashSet<>(locales).size() != locales.size()
                || !locales.stream().allMatch(locale -> LOCALE.matcher(locale).matches())) {
            findings.add(new Finding("/locales", "wrong-value", "Locales are 1 to 20 different ISO 639-1 codes."));
        }
    }

    private static void checkBlocks(ConsentContent content, List<Finding> findings) {
        if (content.blocks().size() > MOST_BLOCKS) {
            findings.add(new Finding("/blocks", "too-many", "A consent has at most " + MOST_BLOCKS + " blocks."));
            return;
        }
        var seen = new HashSet<String>();
        for (var index = 0; index < content.blocks().size(); index++) {
            var block = content.blocks().get(index);
            var pointer = "/blocks/" + index;
            checkId(block.blockId(), pointer + "/blockId", seen, findings);
            checkText(block.text(), content.locales(), pointer + "/text", LONGEST_BLOCK, findings);
        }
    }

    private void checkFields(ConsentContent content, List<Finding> findings) {
        if (content.fields().size() > MOST_FIELDS) {
            findings.add(new Finding("/fields", "too-many", "A consent has at most " + MOST_FIELDS + " fields."));
            return;
        }
        var seen = new HashSet<String>();
        for (var index = 0; index < content.fields().size(); index++) {
            var field = content.fields().get(index);
            var pointer = "/fields/" + index;
            checkId(field.fieldId(), pointer + "/fieldId", seen, findings);
            checkText(field.label(), content.locales(), pointer + "/label", LONGEST_LABEL, findings);
            methods.find(field.plugin())
                    .ifPresentOrElse(
                            method -> method.checkConfig(field.input(content.locales()))
                                    .forEach(finding -> findings.add(finding.under(pointer + "/config"))),
                            () -> findings.add(new Finding(
                                    pointer + "/plugin",
                                    "unknown-plugin",
                                    "There is no input method " + field.plugin() + ".")));
        }
    }

    private static void checkId(String id, String pointer, Set<String> seen, List<Finding> findings) {
        if (!ID.matcher(id).matches()) {
            findings.add(new Finding(pointer, "wrong-format", "An id has the form " + ID.pattern() + "."));
        } else if (!seen.add(id)) {
            findings.add(new Finding(pointer, "repeated", "The id " + id + " is used twice."));
        }
    }

    private static void checkText(
            Map<String, String> text, List<String> locales, String pointer, int longest, List<Finding> findings) {
        for (var locale : locales) {
            if (text.getOrDefault(locale, "").isBlank()) {
                findings.add(new Finding(pointer + "/" + locale, "required", "The text is missing in " + locale + "."));
            }
        }
        text.forEach((locale, words) -> {
            if (!locales.contains(locale)) {
                findings.add(new Finding(pointer + "/" + locale, "unknown-locale", "The version has no such locale."));
            } else if (words.length() > longest) {
                findings.add(new Finding(
                        pointer + "/" + locale, "too-long", "The text has at most " + longest + " characters."));
            }
        });
    }
}

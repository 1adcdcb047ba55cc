package io.trialsuite.mailing.templates;

import io.trialsuite.mailing.mail.MailLocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Every mail this service can write; read and checked when the service starts, so that a broken text cannot go live. */
@Component
public class MailTemplates {

    // the newest version of each; older ones stay beside it as evidence of what earlier mails said
    private static final Map<String, Integer> VERSIONS = Map.of(
            "consent-invitation", 1,
            "consent-code", 1,
            "consent-copy", 2,
            "account-verification", 1,
            "account-known", 1,
            "password-reset", 1,
            "password-replaced", 1,
            "session-alarm", 1,
            "factors-changed", 1,
            "organization-invitation", 1);

    private final Map<String, Map<MailLocale, MailTemplate>> templates = new LinkedHashMap<>();

    MailTemplates() {
        VERSIONS.forEach((name, version) -> {
            var byLocale = new EnumMap<MailLocale, MailTemplate>(MailLocale.class);
            for (var locale : MailLocale.values()) {
                byLocale.put(locale, load(name, version, locale));
            }
            if (byLocale.values().stream()
                            .map(MailTemplate::variables)
                            .distinct()
                            .count()
                    != 1) {
                throw new IllegalStateException("The languages of " + name + " differ in their variables");
            }
            templates.put(name, byLocale);
        });
    }

    /**
     * Writes one mail.
     *
     * @throws RenderingFailed for an unknown template, a variable too few or too many, or a value that may not stand there
     */
    public RenderedMail render(String template, MailLocale locale, Map<String, String> model) throws RenderingFailed {
        var byLocale = templates.get(template);
        var found = byLocale == null ? null : byLocale.get(locale);
        if (found == null) {
            throw new RenderingFailed("template is unknown");
        }
        return found.render(model);
    }

    private static MailTemplate load(String name, int version, MailLocale locale) {
        var path = "mailing/templates/" + name + "/" + version + "/" + locale.tag();
        return new MailTemplate(version, read(path + ".txt"), read(path + ".html"));
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

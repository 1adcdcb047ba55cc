package io.trialsuite.mailing.templates;

import io.trialsuite.mailing.mail.Sha256;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One version of one mail in one language. Its variables are those that its three texts name, no fewer and no more. */
final class MailTemplate {

    private static final String SUBJECT = "Subject: ";
    private static final int LONGEST_VALUE = 2_000;

    private final int version;
    private final TemplateText subject;
    private final TemplateText text;
    private final TemplateText html;
    private final Set<String> variables = new TreeSet<>();

    /** @param text begins with the subject line and an empty line */
    MailTemplate(int version, String text, String html) {
        var body = text.indexOf("\n\n");
        if (!text.startsWith(SUBJECT) || body < 0 || text.indexOf('\n') != body) {
            throw new IllegalArgumentException("A template's text begins with its subject and an empty line");
        }
        this.version = version;
        this.subject = TemplateText.parse(text.substring(SUBJECT.length(), body));
        this.text = TemplateText.parse(text.substring(body + 2));
        this.html = TemplateText.parse(html);
        variables.addAll(this.subject.variables());
        variables.addAll(this.text.variables());
        variables.addAll(this.html.variables());
    }

    RenderedMail render(Map<String, String> model) throws RenderingFailed {
        check(model);
        var subjectLine = subject.render(model, UnaryOperator.identity());
        var plain = text.render(model, UnaryOperator.identity());
        var markup = html.render(model, MailTemplate::escape);
        var contentHash = Sha256.of(subjectLine + '\0' + plain + '\0' + markup + '\0');
        return new RenderedMail(version, subjectLine, plain, markup, contentHash);
    }

    Set<String> variables() {
        return Set.copyOf(variables);
    }

    private void check(Map<String, String> model) throws RenderingFailed {
        for (var name : variables) {
            if (model.get(name) == null) {
                throw new RenderingFailed("variable " + name + " is missing");
            }
        }
        for (var entry : model.entrySet()) {
            var name = entry.getKey();
            if (!variables.contains(name)) {
                throw new RenderingFailed("variable " + name + " is unknown");
            }
            check(name, entry.getValue());
        }
    }

    private static void check(String name, String value) throws RenderingFailed {
        if (value.isBlank() || value.length() > LONGEST_VALUE) {
            throw new RenderingFailed("variable " + name + " is empty or too long");
        }
        // CR and LF would let a value write headers of its own once it stands in the subject
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new RenderingFailed("variable " + name + " contains a control character");
        }
        if (name.equals("link") && !isWebAddress(value)) {
            throw new RenderingFailed("variable link is no web address");
        }
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static boolean isWebAddress(String value) {
        try {
            var scheme = URI.create(value).getScheme();
            return "https".equals(scheme) || "http".equals(scheme);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}

package io.trialsuite.localaws.ses;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Replaces {@code {{name}}} and {@code {{a.b}}} the way SES does: nothing is escaped, and a name that the data lacks fails
 * the rendering. Handlebars' blocks, partials and inline helpers are refused when a template is made.
 */
final class TemplateText {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\{?\\s*([A-Za-z0-9_.\\-]+)\\s*}}}?");
    private static final Pattern BLOCK = Pattern.compile("\\{\\{\\{?\\s*[#/>^&!]");

    private TemplateText() {}

    /** @throws io.trialsuite.localaws.http.AwsError if it uses what is not emulated */
    static void check(String template) {
        if (BLOCK.matcher(template).find()) {
            throw Fields.bad("local-aws renders plain {{variables}} only, no Handlebars blocks, partials or comments.");
        }
    }

    static String render(String template, JsonNode data) throws RenderingFailed {
        var matcher = VARIABLE.matcher(template);
        var rendered = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            rendered.append(template, end, matcher.start()).append(value(matcher.group(1), data));
            end = matcher.end();
        }
        return rendered.append(template.substring(end)).toString();
    }

    private static String value(String path, JsonNode data) throws RenderingFailed {
        JsonNode node = data;
        for (var step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        if (node.isMissingNode() || node.isNull()) {
            throw new RenderingFailed("Attribute '" + path + "' is not present in the rendering data.");
        }
        return node.isContainer() ? node.toString() : node.asString();
    }

    /** The data lacks a variable. SES accepts such a mail and reports the failure as an event. */
    static final class RenderingFailed extends Exception {
        RenderingFailed(String message) {
            super(message);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}

package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.ses.TemplateText.RenderingFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code Content} of a SendEmail request: Simple, Template or Raw. */
final class ContentReader {

    private static final int MAX_MESSAGE = 40 << 20;

    private final Registers registers;

    ContentReader(Registers registers) {
        this.registers = registers;
    }

    Content read(JsonNode content) throws RenderingFailed {
        if (content.has("Simple")) return simple(content.get("Simple"));
        if (content.has("Template")) return template(content.get("Template"));
        if (content.has("Raw")) return raw(content.get("Raw"));
        throw Fields.bad("Content must have one of Simple, Template or Raw.");
    }

    private static Content simple(JsonNode simple) {
        var subject = simple.path("Subject").path("Data");
        var text = Fields.optional(simple.path("Body").path("Text"), "Data");
        var html = Fields.optional(simple.path("Body").path("Html"), "Data");
        if (!subject.isString()) throw Fields.bad("Subject is required.");
        if (text == null && html == null) throw Fields.bad("Body must have Text or Html.");
        return written(subject.asString(), text, html, simple, "SendEmail");
    }

    private Content template(JsonNode template) throws RenderingFailed {
        var parts = template.has("TemplateContent") ? template.get("TemplateContent") : stored(template);
        var data = data(template);
        return written(
                TemplateText.render(parts.path("Subject").asString(""), data),
                rendered(parts, "Text", data),
                rendered(parts, "Html", data),
                template,
                "SendTemplatedEmail");
    }

    private JsonNode stored(JsonNode template) {
        return registers.require(Register.TEMPLATE, templateName(template)).path("TemplateContent");
    }

    /** By name, or by the last part of its ARN. */
    static String templateName(JsonNode template) {
        var name = Fields.optional(template, "TemplateName");
        if (name != null) return name;
        var arn = Fields.optional(template, "TemplateArn");
        return arn == null ? "" : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static @Nullable String rendered(JsonNode parts, String part, JsonNode data) throws RenderingFailed {
        var text = Fields.optional(parts, part);
        return text == null ? null : TemplateText.render(text, data);
    }

    private static JsonNode data(JsonNode template) {
        try {
            var data = Json.read(template.path("TemplateData").asString("{}"));
            if (data.isObject()) return data;
        } catch (JacksonException e) {
            throw Fields.bad("TemplateData is not JSON: " + e.getOriginalMessage());
        }
        throw Fields.bad("TemplateData is not a JSON object.");
    }

    private static Content written(
            String subject, @Nullable String text, @Nullable String html, JsonNode source, String operation) {
        var headers = StreamSupport.stream(source.path("Headers").spliterator(), false)
                .map(header -> new Header(Fields.required(header, "Name"), Fields.required(header, "Value")))
                .toList();
        var names = new ArrayList<String>();
        var everything = new StringBuilder(subject)
                .append('\n')
                .append(text)
                .append('\n')
                .append(html);
        for (var attachment : source.path("Attachments")) {
            names.add(Fields.required(attachment, "FileName"));
            everything.append('\n').append(latin1(attachment.path("RawContent").asString("")));
        }
        checkSize(everything.length());
        return new Content(subject, text, html, headers, names, everything.toString(), null, operation);
    }

    private static Content raw(JsonNode raw) {
        var bytes = base64(raw.path("Data").asString(""));
        if (bytes.length == 0) throw Fields.bad("Data is required.");
        checkSize(bytes.length);
        var message = MimeMessage.parse(bytes);
        return new Content(
                message.header("Subject").orElse(""),
                message.body("text/plain").orElse(null),
                message.body("text/html").orElse(null),
                message.headers(),
                message.attachments(),
                message.everything(),
                message,
                "SendRawEmail");
    }

    private static void checkSize(long size) {
        if (size > MAX_MESSAGE) {
            throw new AwsError(
                    400,
                    "MessageRejected",
                    "Message length is more than " + MAX_MESSAGE + " bytes long: '" + size + "'.");
        }
    }

    private static String latin1(String base64) {
        return new String(base64(base64), StandardCharsets.ISO_8859_1);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "SerializationException", "Not base64: " + e.getMessage());
        }
    }

    /** The addresses in one header of a raw mail. */
    static List<String> addresses(MimeMessage message, String header) {
        return message.header(header).stream()
                .flatMap(value -> Stream.of(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }
}

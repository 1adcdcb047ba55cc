package io.trialsuite.localaws.ses;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A raw mail taken apart as far as the mailbox shows it: decoded headers, the first text and HTML body, and what else is
 * attached. Lenient: what does not follow RFC 5322 or 2045 is shown as it came.
 *
 * @param parts every part that is no container, decoded; the message itself if it has no parts
 */
record MimeMessage(List<Header> headers, List<Part> parts) {

    private static final int DEEPEST = 20;

    /** @param text the content, decoded */
    record Part(String type, @Nullable String fileName, String text) {}

    static MimeMessage parse(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Part>();
        collect(text, parts, 0);
        var headers = Entity.of(text).headers().stream()
                .map(header -> new Header(header.name(), EncodedWords.decode(utf8(header.value()))))
                .toList();
        return new MimeMessage(headers, parts);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    Optional<String> body(String type) {
        return parts.stream()
                .filter(part -> part.fileName() == null && part.type().equals(type))
                .map(Part::text)
                .findFirst();
    }

    List<String> attachments() {
        return parts.stream()
                .map(Part::fileName)
                .filter(name -> name != null)
                .map(String::valueOf)
                .toList();
    }

    /** All content decoded and strung together, for the virus check. */
    String everything() {
        var all = new StringBuilder();
        parts.forEach(part -> all.append(part.text()).append('\n'));
        return all.toString();
    }

    private static void collect(String text, List<Part> parts, int depth) {
        var entity = Entity.of(text);
        var type = entity.header("Content-Type").orElse("text/plain");
        var boundary = parameter(type, "boundary");
        if (boundary != null && depth < DEEPEST) {
            for (var inner : entity.partsBetween(boundary)) {
                collect(inner, parts, depth + 1);
            }
            return;
        }
        var disposition = entity.header("Content-Disposition").orElse("");
        var fileName = parameter(disposition, "filename");
        if (fileName == null) {
            fileName = parameter(type, "name");
        }
        parts.add(new Part(
                mediaType(type),
                fileName == null ? null : EncodedWords.decode(utf8(fileName)),
                new String(
                        decode(
                                entity.body(),
                                entity.header("Content-Transfer-Encoding").orElse("7bit")),
                        charset(type))));
    }

    private static byte[] decode(String body, String encoding) {
        var bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return switch (encoding.trim().toLowerCase(Locale.ROOT)) {
                case "base64" -> Base64.getMimeDecoder().decode(bytes);
                case "quoted-printable" -> EncodedWords.quotedPrintable(body, false);
                default -> bytes;
            };
        } catch (IllegalArgumentException e) {
            return bytes;
        }
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .trim()
                .toLowerCase(Locale.ROOT);
    }

    private static Charset charset(String contentType) {
        var name = parameter(contentType, "charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static @Nullable String parameter(String header, String name) {
        var matcher = Pattern.compile(";\\s*" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE)
                .matcher(header);
        if (!matcher.find()) return null;
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Headers, an empty line, and the rest. */
    private record Entity(List<Header> headers, String body) {

        static Entity of(String text) {
            var headers = new ArrayList<Header>();
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
                var line = text.substring(at, end).stripTrailing();
                at = Math.min(text.length(), end + 1);
                if (line.isEmpty()) break;
                addLine(headers, line);
            }
            return new Entity(headers, text.substring(at));
        }

        private static void addLine(List<Header> headers, String line) {
            if (Character.isWhitespace(line.charAt(0)) && !headers.isEmpty()) {
                var folded = headers.removeLast();
                headers.add(new Header(folded.name(), folded.value() + " " + line.strip()));
                return;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(new Header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }

        List<String> partsBetween(String boundary) {
            var found = new ArrayList<String>();
            var sections = ("\n" + body).split("\r?\n--" + Pattern.quote(boundary), -1);
            for (int i = 1; i < sections.length && !sections[i].startsWith("--"); i++) {
                found.add(sections[i].replaceFirst("^[ \t]*\r?\n", ""));
            }
            return found;
        }
    }
}

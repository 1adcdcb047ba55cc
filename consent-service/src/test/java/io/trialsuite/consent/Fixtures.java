package io.trialsuite.consent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What staff and participants of the tests say. */
public final class Fixtures {

    public static final String HEADER = "subject_code,full_name,email,mobile,language,birth_year,site_code";

    /** Everything about the fixtures' people that no event may contain. */
    public static final List<String> IDENTIFYING = List.of("Haneul", "하늘", "haneul", "+8210", "@simulator");

    private Fixtures() {}

    public static Map<String, Object> study(String protocolNumber) {
        return Map.of(
                "protocolNumber",
                protocolNumber,
                "title",
                "A study of calm",
                "sites",
                List.of(
                        Map.of("code", "KR-01", "name", "Seoul Central Hospital", "country", "KR"),
                        Map.of("code", "KR-02", "name", "Busan Hospital", "country", "KR"),
                        Map.of("code", "KR-03", "name", "Jeju Hospital", "country", "KR"),
                        Map.of("code", "KR-04", "name", "Daegu Hospital", "country", "KR")));
    }

    public static Map<String, Object> version(String label) {
        return version(
                label,
                List.of(
                        block("purpose", "이 연구의 목적", "Why this study is done"),
                        block("risks", "위험", "What may go wrong")));
    }

    public static Map<String, Object> version(String label, List<Map<String, Object>> blocks) {
        return Map.of(
                "label",
                label,
                "locales",
                List.of("ko", "en"),
                "blocks",
                blocks,
                "fields",
                List.of(
                        field("understood", "checkbox", true, Map.of(), "이해했습니다", "I have understood"),
                        field(
                                "future-research",
                                "checkbox",
                                false,
                                Map.of("purpose", "FUTURE_RESEARCH"),
                                "향후 연구",
                                "Future research"),
                        field("remark", "text", false, Map.of("maxLength", 50), "의견", "Remark"),
                        field("signature", "signature", true, Map.of(), "서명", "Signature")));
    }

    public static Map<String, Object> block(String id, String korean, String english) {
        return Map.of("blockId", id, "text", Map.of("ko", korean, "en", english));
    }

    public static Map<String, Object> field(
            String id, String plugin, boolean required, Map<String, Object> config, String korean, String english) {
        return Map.of(
                "fieldId", id,
                "plugin", plugin,
                "required", required,
                "config", config,
                "label", Map.of("ko", korean, "en", english));
    }

    /** So many people, Korean and English speakers in turns. */
    public static List<String> people(int count) {
        var rows = new ArrayList<String>();
        for (var number = 1; number <= count; number++) {
            var korean = number % 2 == 0;
            rows.add("S-%04d,%s,success+haneul%d@simulator.amazonses.com,+8210%08d,%s,1980,KR-0%d"
                    .formatted(
                            number,
                            korean ? "김하늘" + number : "Haneul Kim " + number,
                            number,
                            number,
                            korean ? "ko" : "en",
                            number % 2 + 1));
        }
        return rows;
    }

    public static byte[] file(List<String> rows) {
        return (HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One empty page, as a scanner would send it. */
    public static byte[] paper() {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

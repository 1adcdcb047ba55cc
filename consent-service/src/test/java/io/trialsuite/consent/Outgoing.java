package io.trialsuite.consent;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A mail that the service has asked for, as mailing-service will read it. */
public record Outgoing(
        String mailId, String template, String locale, String to, Map<String, String> model, String request) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The organization's mails, the oldest first. */
    public static List<Outgoing> of(JdbcClient rows, UUID organization) {
        return rows.sql("""
                        select convert_from(payload, 'UTF8') from outbox_event
                        where type = 'mailing.mail.requested.v1' and headers::jsonb ->> 'organizationid' = :organization
                        order by created_at, id""")
                .param("organization", organization.toString())
                .query((row, index) -> read(row.getString(1)))
                .list();
    }

    public String linkToken() {
        var link = model.getOrDefault("link", "");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static Outgoing read(String payload) {
        var json = JSON.readTree(payload);
        var model = json.path("model");
        return new Outgoing(
                json.path("mailId").asString(),
                json.path("template").asString(),
                json.path("locale").asString(),
                json.path("to").asString(),
                JSON.readValue(model.toString(), new TypeReference<Map<String, String>>() {}),
                json.path("reference").path("id").asString());
    }
}

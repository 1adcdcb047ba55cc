package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.Json;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stored templates: create, read, replace, delete, list. */
final class Templates {

    private static final int MAX_PART = 500 << 10;

    private final Registers registers;
    private final Clock clock;

    Templates(Registers registers, Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route("CreateEmailTemplate", "POST", "templates", call -> create(call.body())),
                new Route("ListEmailTemplates", "GET", "templates", call -> list()),
                new Route("GetEmailTemplate", "GET", "templates/*", call -> get(call.value())),
                new Route("UpdateEmailTemplate", "PUT", "templates/*", call -> replace(call.value(), call.body())),
                new Route("DeleteEmailTemplate", "DELETE", "templates/*", call -> {
                    registers.remove(Register.TEMPLATE, call.value());
                    return Json.object();
                }));
    }

    private ObjectNode create(ObjectNode body) {
        registers.create(Register.TEMPLATE, Fields.name(body, "TemplateName"), document(body));
        return Json.object();
    }

    private ObjectNode replace(String name, ObjectNode body) {
        registers.update(Register.TEMPLATE, name, former -> document(body));
        return Json.object();
    }

    private ObjectNode get(String name) {
        var document = registers.require(Register.TEMPLATE, name);
        return Json.object().put("TemplateName", name).set("TemplateContent", document.path("TemplateContent"));
    }

    private ObjectNode list() {
        var answer = Json.object();
        var metadata = answer.putArray("TemplatesMetadata");
        registers
                .all(Register.TEMPLATE)
                .forEach(entry -> metadata.addObject()
                        .put("TemplateName", entry.getKey())
                        .set("CreatedTimestamp", entry.getValue().path("CreatedTimestamp")));
        return answer;
    }

    private ObjectNode document(ObjectNode body) {
        var content = body.path("TemplateContent");
        if (content.isEmpty()) throw Fields.bad("TemplateContent is required.");
        for (JsonNode part : content) {
            if (part.asString("").length() > MAX_PART) throw Fields.bad("A template is at most 500 KB long.");
            TemplateText.check(part.asString(""));
        }
        return Json.object()
                .put("CreatedTimestamp", clock.millis() / 1000.0)
                .set("TemplateContent", content.deepCopy());
    }
}

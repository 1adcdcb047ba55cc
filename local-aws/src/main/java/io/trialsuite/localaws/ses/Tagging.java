package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.Json;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Tags on resources; they mean nothing here and are given back as they came. */
final class Tagging {

    private final Registers registers;

    Tagging(Registers registers) {
        this.registers = registers;
    }

    List<Route> routes() {
        return List.of(
                new Route("TagResource", "POST", "tags", call -> tag(call.body())),
                new Route("UntagResource", "DELETE", "tags", call -> untag(call.request())),
                new Route("ListTagsForResource", "GET", "tags", call -> list(arn(call.request()))));
    }

    private ObjectNode tag(ObjectNode body) {
        var arn = Fields.required(body, "ResourceArn");
        var tags = tags(arn);
        for (var tag : body.path("Tags")) {
            tags.put(Fields.required(tag, "Key"), tag.path("Value").asString(""));
        }
        registers.put(Register.TAGS, arn, tags);
        return Json.object();
    }

    /** The keys to remove come as a repeated parameter. */
    private ObjectNode untag(AwsRequest request) {
        var tags = tags(arn(request));
        Stream.of(request.rawQuery().split("&", -1))
                .filter(parameter -> parameter.startsWith("TagKeys="))
                .flatMap(parameter -> AwsRequest.decodeForm(parameter).values().stream())
                .forEach(tags::remove);
        registers.put(Register.TAGS, arn(request), tags);
        return Json.object();
    }

    private ObjectNode list(String arn) {
        var answer = Json.object();
        var array = answer.putArray("Tags");
        tags(arn)
                .properties()
                .forEach(tag -> array.addObject().put("Key", tag.getKey()).set("Value", tag.getValue()));
        return answer;
    }

    private ObjectNode tags(String arn) {
        return registers.find(Register.TAGS, arn).orElseGet(Json::object);
    }

    private static String arn(AwsRequest request) {
        var arn = request.query().getOrDefault("ResourceArn", "");
        if (arn.isEmpty()) throw Fields.bad("ResourceArn is required.");
        return arn;
    }
}

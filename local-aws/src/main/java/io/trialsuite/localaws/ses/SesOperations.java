package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.Json;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of SES v2 that are emulated; whatever is not in {@link #routes} does not exist here. */
final class SesOperations {

    private final Registers registers;
    private final ConfigurationSets sets;
    private final SendingMail sending;
    private final Mailbox mailbox;
    private final Clock clock;
    private final List<Route> routes;

    SesOperations(Registers registers, ConfigurationSets sets, SendingMail sending, Mailbox mailbox, Clock clock) {
        this.registers = registers;
        this.sets = sets;
        this.sending = sending;
        this.mailbox = mailbox;
        this.clock = clock;
        var templates = new Templates(registers, clock);
        this.routes = Stream.of(
                        ofMail(),
                        ofIdentities(),
                        ofSets(),
                        templates.routes(),
                        ofSuppression(),
                        new Tagging(registers).routes())
                .flatMap(List::stream)
                .toList();
    }

    List<Route> routes() {
        return routes;
    }

    private List<Route> ofMail() {
        return List.of(
                new Route(
                        "SendEmail",
                        "POST",
                        "outbound-emails",
                        call -> Json.object().put("MessageId", sending.send(call.body()))),
                new Route("GetAccount", "GET", "account", call -> account()));
    }

    private ObjectNode account() {
        var account = Json.object()
                .put("SendingEnabled", true)
                .put("ProductionAccessEnabled", true)
                .put("EnforcementStatus", "HEALTHY")
                .put("DedicatedIpAutoWarmupEnabled", false);
        account.putObject("SendQuota")
                .put("Max24HourSend", 50_000.0)
                .put("MaxSendRate", 14.0)
                .put("SentLast24Hours", (double) mailbox.size());
        account.putObject("SuppressionAttributes")
                .putArray("SuppressedReasons")
                .add("BOUNCE")
                .add("COMPLAINT");
        return account;
    }

    private List<Route> ofIdentities() {
        return List.of(
                new Route("CreateEmailIdentity", "POST", "identities", call -> createIdentity(call.body())),
                new Route("ListEmailIdentities", "GET", "identities", call -> identities()),
                new Route("GetEmailIdentity", "GET", "identities/*", call -> {
                    registers.require(Register.IDENTITY, lower(call.value()));
                    return identity(call.value()).put("VerificationStatus", "SUCCESS");
                }),
                new Route("DeleteEmailIdentity", "DELETE", "identities/*", call -> {
                    registers.remove(Register.IDENTITY, lower(call.value()));
                    return Json.object();
                }));
    }

    /** Whoever may reach this port may send as anybody: an identity is verified as soon as it is named. */
    private ObjectNode createIdentity(ObjectNode body) {
        var name = Fields.required(body, "EmailIdentity");
        registers.create(Register.IDENTITY, lower(name), body);
        return identity(name);
    }

    private static ObjectNode identity(String name) {
        var identity = Json.object()
                .put("IdentityType", name.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN")
                .put("FeedbackForwardingStatus", true)
                .put("VerifiedForSendingStatus", true);
        identity.putObject("DkimAttributes").put("SigningEnabled", false).put("Status", "NOT_STARTED");
        return identity;
    }

    private ObjectNode identities() {
        var answer = Json.object();
        var array = answer.putArray("EmailIdentities");
        for (Map.Entry<String, ObjectNode> entry : registers.all(Register.IDENTITY)) {
            array.addObject()
                    .put("IdentityName", entry.getKey())
                    .put("IdentityType", entry.getKey().contains("@") ? "EMAIL_ADDRESS" : "DOMAIN")
                    .put("SendingEnabled", true)
                    .put("VerificationStatus", "SUCCESS");
        }
        return answer;
    }

    private List<Route> ofSets() {
        var set = "configuration-sets/*";
        return List.of(
                new Route("CreateConfigurationSet", "POST", "configuration-sets", call -> {
                    sets.create(call.body());
                    return Json.object();
                }),
                new Route("ListConfigurationSets", "GET", "configuration-sets", call -> {
                    var answer = Json.object();
                    sets.names().forEach(answer.putArray("ConfigurationSets")::add);
                    return answer;
                }),
                new Route("GetConfigurationSet", "GET", set, call -> sets.get(call.value())),
                new Route("DeleteConfigurationSet", "DELETE", set, call -> {
                    sets.delete(call.value());
                    return Json.object();
                }),
                new Route("CreateConfigurationSetEventDestination", "POST", set + "/event-destinations", call -> {
                    sets.addDestination(call.value(), call.body());
                    return Json.object();
                }),
                new Route(
                        "GetConfigurationSetEventDestinations",
                        "GET",
                        set + "/event-destinations",
                        call -> Json.object().set("EventDestinations", sets.destinations(call.value()))),
                new Route("UpdateConfigurationSetEventDestination", "PUT", set + "/event-destinations/*", call -> {
                    sets.replaceDestination(call.value(), call.lastValue(), call.body());
                    return Json.object();
                }),
                new Route("DeleteConfigurationSetEventDestination", "DELETE", set + "/event-destinations/*", call -> {
                    sets.removeDestination(call.value(), call.lastValue());
                    return Json.object();
                }));
    }

    private List<Route> ofSuppression() {
        var addresses = "suppression/addresses";
        return List.of(
                new Route("PutSuppressedDestination", "PUT", addresses, call -> suppress(call.body())),
                new Route("ListSuppressedDestinations", "GET", addresses, call -> suppressed(call.request())),
                new Route(
                        "GetSuppressedDestination",
                        "GET",
                        addresses + "/*",
                        call -> Json.object()
                                .set("SuppressedDestination", registers.require(Register.SUPPRESSED, call.value()))),
                new Route("DeleteSuppressedDestination", "DELETE", addresses + "/*", call -> {
                    registers.remove(Register.SUPPRESSED, call.value());
                    return Json.object();
                }));
    }

    private ObjectNode suppress(ObjectNode body) {
        var address = Fields.required(body, "EmailAddress");
        var reason = Fields.required(body, "Reason");
        if (!reason.matches("BOUNCE|COMPLAINT")) throw Fields.bad("Reason must be BOUNCE or COMPLAINT.");
        registers.put(
                Register.SUPPRESSED,
                address,
                Json.object()
                        .put("EmailAddress", address)
                        .put("Reason", reason)
                        .put("LastUpdateTime", clock.millis() / 1000.0));
        return Json.object();
    }

    private ObjectNode suppressed(AwsRequest request) {
        var reason = request.query().get("Reason");
        var answer = Json.object();
        var summaries = answer.putArray("SuppressedDestinationSummaries");
        registers.all(Register.SUPPRESSED).stream()
                .map(Map.Entry::getValue)
                .filter(entry ->
                        reason == null || entry.path("Reason").asString().equals(reason))
                .forEach((JsonNode entry) -> summaries.add(entry));
        return answer;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

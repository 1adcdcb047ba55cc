package io.trialsuite.launcher.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The mail that people find, as a mail program would show it. */
final class Mailboxes {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");

    private final Api api;
    private final Addresses addresses;

    Mailboxes(Api api, Addresses addresses) {
        this.api = api;
        this.addresses = addresses;
    }

    /** The link in the invitation whose subject names the study. */
    String invitationLink(String address, String studyTitle) {
        var mails = Awaiting.until(
                "the invitation for " + address,
                () -> mailsTo(address).stream()
                        .filter(mail -> subject(mail).contains(studyTitle))
                        .toList(),
                found -> !found.isEmpty());
        var link = LINK.matcher(mails.getFirst().path("text").asString());
        return link.find() ? link.group() : "";
    }

    Set<String> seen(String address) {
        return mailsTo(address).stream().map(mail -> mail.path("id").asString()).collect(Collectors.toSet());
    }

    /** The newest one-time code that has arrived since. */
    String newCode(String address, Set<String> seenBefore) {
        return Awaiting.until(
                        "a one-time code for " + address, () -> codes(address, seenBefore), codes -> !codes.isEmpty())
                .getLast();
    }

    private List<String> codes(String address, Set<String> seenBefore) {
        var codes = new ArrayList<String>();
        for (var mail : mailsTo(address)) {
            var code = CODE.matcher(mail.path("text").asString(""));
            if (!seenBefore.contains(mail.path("id").asString()) && code.find()) {
                codes.add(code.group(1));
            }
        }
        return codes;
    }

    /** Oldest first. */
    private List<JsonNode> mailsTo(String address) {
        var mails = new ArrayList<JsonNode>();
        api.get(addresses.mailTo(address)).required().path("items").forEach(mails::add);
        mails.sort(Comparator.comparing(mail -> mail.path("timestamp").asString()));
        return mails;
    }

    private static String subject(JsonNode mail) {
        return mail.path("subject").asString("");
    }
}

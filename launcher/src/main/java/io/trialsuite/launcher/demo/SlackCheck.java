package io.trialsuite.launcher.demo;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The alerts of one organization that have reached the Slack sink. */
final class SlackCheck {

    private static final Pattern MAIL = Pattern.compile("/messages/([0-9a-f-]{36})/timeline");

    private final Api api;
    private final Addresses addresses;
    private final String organization;

    SlackCheck(Api api, Addresses addresses, String organization) {
        this.api = api;
        this.addresses = addresses;
        this.organization = organization;
    }

    /** The mails alerts are about. Slack knows no idempotency key: a crash may post one alert twice, so mails are counted. */
    Set<String> mailsAlerted() {
        var messages = api.get(addresses.slackMessages()).required();
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("body").toString())
                .filter(body -> body.contains("/v1/organizations/" + organization + "/"))
                .flatMap(body -> MAIL.matcher(body).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }
}

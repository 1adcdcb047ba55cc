package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.account.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What can be asked about subscriptions. Only queues can subscribe. */
final class SubscriptionActions {

    private final Topics topics;
    private final Account account;

    SubscriptionActions(Topics topics, Account account) {
        this.topics = topics;
        this.account = account;
    }

    void addTo(Map<String, Function<Form, Xml>> actions) {
        actions.put("Subscribe", this::subscribe);
        actions.put("Unsubscribe", this::unsubscribe);
        actions.put("ListSubscriptions", this::list);
        actions.put("ListSubscriptionsByTopic", this::listByTopic);
        actions.put("GetSubscriptionAttributes", this::attributes);
        actions.put("SetSubscriptionAttributes", this::setAttribute);
    }

    private Xml subscribe(Form form) {
        var protocol = form.required("Protocol");
        if (!protocol.equals("sqs")) {
            throw SnsRefusals.invalid("Protocol Reason: local-aws delivers to sqs only, not to " + protocol);
        }
        var endpoint = form.get("Endpoint", "");
        if (!endpoint.startsWith("arn:aws:sqs:")) {
            throw SnsRefusals.invalid("Endpoint Reason: Please use the ARN of a queue");
        }
        var subscription = topics.subscribe(form.required("TopicArn"), endpoint, form.map("Attributes"));
        return new Xml().element("SubscriptionArn", subscription.arn());
    }

    private Xml unsubscribe(Form form) {
        topics.unsubscribe(form.required("SubscriptionArn"));
        return new Xml();
    }

    private Xml list(Form form) {
        return page(topics.locked(() -> List.copyOf(topics.subscriptions())), form);
    }

    private Xml listByTopic(Form form) {
        return page(
                topics.locked(() -> topics.subscriptionsOf(
                        topics.require(form.required("TopicArn")).arn())),
                form);
    }

    private Xml page(List<Subscription> all, Form form) {
        var page = Page.of(all, form);
        var xml = new Xml().open("Subscriptions");
        for (var subscription : page.items()) {
            xml.open("member");
            identity(subscription).forEach(xml::element);
            xml.close("member");
        }
        xml.close("Subscriptions");
        page.addToken(xml);
        return xml;
    }

    private Map<String, String> identity(Subscription subscription) {
        var identity = new LinkedHashMap<String, String>();
        identity.put("SubscriptionArn", subscription.arn());
        identity.put("TopicArn", subscription.topicArn());
        identity.put("Protocol", "sqs");
        identity.put("Endpoint", subscription.queueArn());
        identity.put("Owner", account.id());
        return identity;
    }

    private Xml attributes(Form form) {
        var subscription = topics.locked(() -> topics.requireSubscription(form.required("SubscriptionArn")));
        var all = identity(subscription);
        all.put("PendingConfirmation", "false");
        all.put("ConfirmationWasAuthenticated", "true");
        all.put("RawMessageDelivery", "false");
        if (subscription.attributes().containsKey("FilterPolicy")) {
            all.put("FilterPolicyScope", "MessageAttributes");
        }
        all.putAll(subscription.attributes());
        return new Xml().attributes(all);
    }

    private Xml setAttribute(Form form) {
        topics.changeSubscription(
                form.required("SubscriptionArn"), form.required("AttributeName"), form.get("AttributeValue", ""));
        return new Xml();
    }
}

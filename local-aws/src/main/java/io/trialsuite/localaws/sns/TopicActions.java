package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.account.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What can be asked about topics. */
final class TopicActions {

    private final Topics topics;
    private final Account account;

    TopicActions(Topics topics, Account account) {
        this.topics = topics;
        this.account = account;
    }

    void addTo(Map<String, Function<Form, Xml>> actions) {
        actions.put("CreateTopic", this::create);
        actions.put("DeleteTopic", this::delete);
        actions.put("ListTopics", this::list);
        actions.put("GetTopicAttributes", this::attributes);
        actions.put("SetTopicAttributes", this::setAttribute);
        actions.put("TagResource", this::tag);
        actions.put("UntagResource", this::untag);
        actions.put("ListTagsForResource", this::tags);
    }

    private Xml create(Form form) {
        var topic = topics.create(form.required("Name"), form.map("Attributes"), form.tags());
        return new Xml().element("TopicArn", topic.arn());
    }

    private Xml delete(Form form) {
        topics.drop(form.required("TopicArn"));
        return new Xml();
    }

    private Xml list(Form form) {
        var arns = topics.locked(() -> topics.all().stream().map(Topic::arn).toList());
        var page = Page.of(arns, form);
        var xml = new Xml().open("Topics");
        page.items().forEach(arn -> xml.open("member").element("TopicArn", arn).close("member"));
        xml.close("Topics");
        page.addToken(xml);
        return xml;
    }

    private Xml attributes(Form form) {
        return topics.locked(() -> {
            var topic = topics.require(form.required("TopicArn"));
            var all = new LinkedHashMap<String, String>();
            all.put("TopicArn", topic.arn());
            all.put("Owner", account.id());
            all.put("DisplayName", "");
            all.put(
                    "SubscriptionsConfirmed",
                    Integer.toString(topics.subscriptionsOf(topic.arn()).size()));
            all.put("SubscriptionsPending", "0");
            all.put("SubscriptionsDeleted", "0");
            if (topic.fifo()) {
                all.put("FifoTopic", "true");
                all.put("ContentBasedDeduplication", "false");
            }
            all.putAll(topic.attributes);
            return new Xml().attributes(all);
        });
    }

    private Xml setAttribute(Form form) {
        var name = form.required("AttributeName");
        var value = form.get("AttributeValue", "");
        Topic.checkAttribute(name, value);
        topics.change(form.required("TopicArn"), attributes -> attributes.put(name, value), tags -> {});
        return new Xml();
    }

    private Xml tag(Form form) {
        topics.change(form.required("ResourceArn"), attributes -> {}, tags -> tags.putAll(form.tags()));
        return new Xml();
    }

    private Xml untag(Form form) {
        var keys = new ArrayList<String>();
        form.members("TagKeys", "").forEach(key -> keys.add(key.get("", "")));
        topics.change(
                form.required("ResourceArn"),
                attributes -> {},
                tags -> tags.keySet().removeAll(keys));
        return new Xml();
    }

    private Xml tags(Form form) {
        var tags = topics.locked(() -> topics.require(form.required("ResourceArn")).tags);
        var xml = new Xml().open("Tags");
        tags.forEach((key, value) ->
                xml.open("member").element("Key", key).element("Value", value).close("member"));
        return xml.close("Tags");
    }
}

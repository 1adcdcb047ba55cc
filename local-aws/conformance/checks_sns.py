"""SNS, as the Amazon SNS developer guide and API reference describe it."""
import json


def topic_with_queue(t, raw=True, fifo=False, topic=None, **attributes):
    """A topic's ARN and the URL of a queue subscribed to it."""
    if topic is None:
        topic = t.sns.create_topic(Name=t.name("t") + (".fifo" if fifo else ""), Attributes={"FifoTopic": "true"} if fifo else {})["TopicArn"]
    url, arn = t.queue(fifo=fifo)
    allow = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": arn}]}
    t.sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(allow)})
    attributes["RawMessageDelivery"] = "true" if raw else "false"
    t.sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes, ReturnSubscriptionArn=True)
    return topic, url


def string(value):
    return {"DataType": "String", "StringValue": value}


def check_raw_delivery_hands_over_body_and_attributes(t):
    topic, url = topic_with_queue(t)
    t.sns.publish(TopicArn=topic, Message="hello", MessageAttributes={"type": string("a.v1")})
    [message] = t.receive(url, MessageAttributeNames=["All"])
    assert message["Body"] == "hello"
    assert message["MessageAttributes"]["type"]["StringValue"] == "a.v1"


def check_envelope_has_the_documented_fields(t):
    topic, url = topic_with_queue(t, raw=False)
    sent = t.sns.publish(TopicArn=topic, Message="hello", Subject="greeting", MessageAttributes={"type": string("a.v1")})
    envelope = json.loads(t.receive(url)[0]["Body"])
    assert envelope["Type"] == "Notification" and envelope["Message"] == "hello" and envelope["Subject"] == "greeting"
    assert envelope["MessageId"] == sent["MessageId"] and envelope["TopicArn"] == topic
    assert envelope["MessageAttributes"]["type"] == {"Type": "String", "Value": "a.v1"}
    assert {"Timestamp", "SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL"} <= envelope.keys()


def check_every_subscription_gets_a_copy(t):
    topic, first = topic_with_queue(t)
    _, second = topic_with_queue(t, topic=topic)
    t.sns.publish(TopicArn=topic, Message="x")
    assert t.bodies(first, 1) == t.bodies(second, 1) == ["x"]


def filtered(t, policy, attribute_sets, scope="MessageAttributes", bodies=None):
    """Which of the messages, by position, pass the filter."""
    topic, url = topic_with_queue(t, FilterPolicy=json.dumps(policy), FilterPolicyScope=scope)
    for i, attributes in enumerate(attribute_sets):
        body = json.dumps({**bodies[i], "n": i}) if bodies else json.dumps({"n": i})
        t.sns.publish(TopicArn=topic, Message=body, MessageAttributes=attributes)
    return sorted(json.loads(body)["n"] for body in t.bodies(url, len(attribute_sets), seconds=2))


def check_filter_by_exact_value(t):
    assert filtered(t, {"type": ["a", "b"]}, [{"type": string("a")}, {"type": string("c")}, {}]) == [0]


def check_filter_by_prefix_and_suffix(t):
    values = [{"type": string("consent.x")}, {"type": string("x.v1")}, {"type": string("other")}]
    assert filtered(t, {"type": [{"prefix": "consent."}, {"suffix": ".v1"}]}, values) == [0, 1]


def check_filter_by_anything_but(t):
    assert filtered(t, {"type": [{"anything-but": ["a"]}]}, [{"type": string("a")}, {"type": string("b")}]) == [1]


def check_filter_by_existence(t):
    assert filtered(t, {"type": [{"exists": False}]}, [{"type": string("a")}, {"other": string("b")}]) == [1]


def check_filter_by_number_range(t):
    number = lambda value: {"size": {"DataType": "Number", "StringValue": value}}
    assert filtered(t, {"size": [{"numeric": [">=", 10, "<", 20]}]}, [number("9"), number("10"), number("20")]) == [1]


def check_filter_by_body(t):
    bodies = [{"kind": {"name": "a"}}, {"kind": {"name": "b"}}]
    assert filtered(t, {"kind": {"name": ["b"]}}, [{}, {}], scope="MessageBody", bodies=bodies) == [1]


def check_filter_wants_every_key(t):
    values = [{"a": string("1"), "b": string("2")}, {"a": string("1")}]
    assert filtered(t, {"a": ["1"], "b": ["2"]}, values) == [0]


def check_fifo_topic_keeps_order_and_group(t):
    topic, url = topic_with_queue(t, fifo=True)
    for i in range(5):
        t.sns.publish(TopicArn=topic, Message=str(i), MessageGroupId="g", MessageDeduplicationId=f"d{i}")
    assert t.bodies(url, 5) == ["0", "1", "2", "3", "4"]


def check_fifo_topic_deduplicates(t):
    topic, url = topic_with_queue(t, fifo=True)
    for _ in range(2):
        t.sns.publish(TopicArn=topic, Message="x", MessageGroupId="g", MessageDeduplicationId="same")
    assert t.bodies(url, 2, seconds=2) == ["x"]


def check_fifo_topic_needs_a_group(t):
    topic, _ = topic_with_queue(t, fifo=True)
    t.refused("InvalidParameter", t.sns.publish, TopicArn=topic, Message="x", MessageDeduplicationId="1")


def check_fifo_topic_with_content_based_deduplication(t):
    topic = t.sns.create_topic(Name=t.name("t") + ".fifo", Attributes={"FifoTopic": "true", "ContentBasedDeduplication": "true"})["TopicArn"]
    _, url = topic_with_queue(t, fifo=True, topic=topic)
    for _ in range(2):
        t.sns.publish(TopicArn=topic, Message="same", MessageGroupId="g")
    assert t.bodies(url, 2, seconds=2) == ["same"]


def check_batch_publishes_each_entry(t):
    topic, url = topic_with_queue(t)
    entries = [{"Id": str(i), "Message": f"m{i}"} for i in range(10)]
    assert len(t.sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=entries)["Successful"]) == 10
    assert sorted(t.bodies(url, 10)) == sorted(f"m{i}" for i in range(10))


def check_batch_of_eleven_is_refused(t):
    topic, _ = topic_with_queue(t)
    entries = [{"Id": str(i), "Message": "x"} for i in range(11)]
    t.refused("TooManyEntriesInBatchRequest", t.sns.publish_batch, TopicArn=topic, PublishBatchRequestEntries=entries)


def check_undeliverable_goes_to_the_subscription_dlq(t):
    dead_url, dead_arn = t.queue()
    topic, url = topic_with_queue(t, RedrivePolicy=json.dumps({"deadLetterTargetArn": dead_arn}))
    t.sqs.delete_queue(QueueUrl=url)
    t.sns.publish(TopicArn=topic, Message="lost?")
    assert t.bodies(dead_url, 1) == ["lost?"]


def check_unknown_topic_is_refused(t):
    topic, _ = topic_with_queue(t)
    t.refused(("NotFound", "NotFoundException"), t.sns.publish, TopicArn=topic + "absent", Message="x")


def check_create_topic_again_gives_the_same_arn(t):
    name = t.name("t")
    assert t.sns.create_topic(Name=name)["TopicArn"] == t.sns.create_topic(Name=name)["TopicArn"]


def check_unsubscribed_queue_gets_nothing(t):
    topic, url = topic_with_queue(t)
    [subscription] = t.sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    t.sns.unsubscribe(SubscriptionArn=subscription["SubscriptionArn"])
    t.sns.publish(TopicArn=topic, Message="x")
    assert t.receive(url, wait=1) == []

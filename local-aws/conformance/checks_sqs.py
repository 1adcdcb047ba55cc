"""SQS, as the Amazon SQS developer guide and API reference describe it."""
import hashlib
import json
import time


def check_message_round_trip_keeps_body_and_digest(t):
    url, _ = t.queue()
    sent = t.sqs.send_message(QueueUrl=url, MessageBody="Ünïcode 한국어 \n\t<&>")
    [message] = t.receive(url)
    assert message["Body"] == "Ünïcode 한국어 \n\t<&>"
    assert sent["MD5OfMessageBody"] == message["MD5OfBody"] == hashlib.md5(message["Body"].encode()).hexdigest()
    assert sent["MessageId"] == message["MessageId"]


def check_message_attributes_round_trip(t):
    url, _ = t.queue()
    attributes = {
        "type": {"DataType": "String", "StringValue": "a.b.v1"},
        "count": {"DataType": "Number", "StringValue": "42"},
        "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\x01\xff"},
    }
    sent = t.sqs.send_message(QueueUrl=url, MessageBody="x", MessageAttributes=attributes)
    [message] = t.receive(url, MessageAttributeNames=["All"])
    assert message["MessageAttributes"]["bytes"]["BinaryValue"] == b"\x00\x01\xff"
    assert message["MessageAttributes"]["count"]["StringValue"] == "42"
    assert sent["MD5OfMessageAttributes"] == message["MD5OfMessageAttributes"]


def check_received_message_is_invisible_until_its_timeout(t):
    url, _ = t.queue(VisibilityTimeout="1")
    t.sqs.send_message(QueueUrl=url, MessageBody="x")
    assert len(t.receive(url)) == 1
    assert t.receive(url, wait=0) == []
    [again] = t.receive(url, wait=4, AttributeNames=["ApproximateReceiveCount"])
    assert again["Attributes"]["ApproximateReceiveCount"] == "2"


def check_visibility_zero_returns_the_message_at_once(t):
    url, _ = t.queue()
    t.sqs.send_message(QueueUrl=url, MessageBody="x")
    [message] = t.receive(url)
    t.sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
    assert len(t.receive(url)) == 1


def check_deleted_message_does_not_come_back(t):
    url, _ = t.queue(VisibilityTimeout="1")
    t.sqs.send_message(QueueUrl=url, MessageBody="x")
    [message] = t.receive(url)
    t.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    assert t.receive(url, wait=3) == []


def check_long_poll_waits_for_nothing(t):
    url, _ = t.queue()
    started = time.time()
    assert t.receive(url, wait=1) == []
    assert time.time() - started >= 0.9


def check_delayed_message_arrives_late(t):
    url, _ = t.queue()
    t.sqs.send_message(QueueUrl=url, MessageBody="x", DelaySeconds=1)
    assert t.receive(url, wait=0) == []
    assert len(t.receive(url, wait=4)) == 1


def check_batch_reports_each_entry(t):
    url, _ = t.queue()
    entries = [{"Id": str(i), "MessageBody": f"m{i}"} for i in range(10)]
    answer = t.sqs.send_message_batch(QueueUrl=url, Entries=entries)
    assert len(answer["Successful"]) == 10
    assert sorted(t.bodies(url, 10)) == sorted(f"m{i}" for i in range(10))


def check_batch_of_eleven_is_refused(t):
    url, _ = t.queue()
    entries = [{"Id": str(i), "MessageBody": "x"} for i in range(11)]
    t.refused(("AWS.SimpleQueueService.TooManyEntriesInBatchRequest", "TooManyEntriesInBatchRequest"), t.sqs.send_message_batch, QueueUrl=url, Entries=entries)


def check_batch_with_equal_ids_is_refused(t):
    url, _ = t.queue()
    entries = [{"Id": "a", "MessageBody": "x"}, {"Id": "a", "MessageBody": "y"}]
    t.refused(("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "BatchEntryIdsNotDistinct"), t.sqs.send_message_batch, QueueUrl=url, Entries=entries)


def check_bad_receipt_handle_fails_alone_in_a_batch(t):
    url, _ = t.queue()
    t.sqs.send_message(QueueUrl=url, MessageBody="x")
    [message] = t.receive(url)
    answer = t.sqs.delete_message_batch(QueueUrl=url, Entries=[{"Id": "good", "ReceiptHandle": message["ReceiptHandle"]}, {"Id": "bad", "ReceiptHandle": "nonsense"}])
    assert [entry["Id"] for entry in answer["Successful"]] == ["good"]
    assert [entry["Id"] for entry in answer["Failed"]] == ["bad"]


def check_unknown_queue_is_refused(t):
    url, _ = t.queue()
    t.refused(("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"), t.sqs.send_message, QueueUrl=url + "-absent", MessageBody="x")


def check_create_queue_again_gives_the_same_url(t):
    name = t.name("q")
    assert t.sqs.create_queue(QueueName=name)["QueueUrl"] == t.sqs.create_queue(QueueName=name)["QueueUrl"]
    t.refused(("QueueAlreadyExists", "QueueNameExists"), t.sqs.create_queue, QueueName=name, Attributes={"VisibilityTimeout": "7"})


def check_dead_letter_queue_receives_after_max_receives(t):
    dead_url, dead_arn = t.queue()
    policy = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
    url, _ = t.queue(VisibilityTimeout="0", RedrivePolicy=policy)
    t.sqs.send_message(QueueUrl=url, MessageBody="poison")
    assert len(t.receive(url)) == 1
    assert len(t.receive(url)) == 1
    assert t.receive(url, wait=1) == []
    assert t.bodies(dead_url, 1) == ["poison"]


def check_fifo_keeps_order_inside_a_group(t):
    url, _ = t.queue(fifo=True)
    for i in range(12):
        t.sqs.send_message(QueueUrl=url, MessageBody=str(i), MessageGroupId="g", MessageDeduplicationId=str(i))
    assert t.bodies(url, 12) == [str(i) for i in range(12)]


def check_fifo_locks_a_group_while_a_message_is_in_flight(t):
    url, _ = t.queue(fifo=True)
    for group, body in (("a", "a1"), ("a", "a2"), ("b", "b1")):
        t.sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=group, MessageDeduplicationId=body)
    [first] = t.receive(url, most=1)
    assert first["Body"] == "a1"
    assert [m["Body"] for m in t.receive(url, wait=1)] == ["b1"]
    t.sqs.delete_message(QueueUrl=url, ReceiptHandle=first["ReceiptHandle"])
    assert [m["Body"] for m in t.receive(url)] == ["a2"]


def check_fifo_deduplicates_even_after_deletion(t):
    url, _ = t.queue(fifo=True)
    send = lambda: t.sqs.send_message(QueueUrl=url, MessageBody="x", MessageGroupId="g", MessageDeduplicationId="d")
    first = send()
    assert len(t.bodies(url, 1)) == 1
    assert send()["MessageId"] == first["MessageId"]
    assert t.receive(url, wait=1) == []


def check_fifo_content_based_deduplication(t):
    url, _ = t.queue(fifo=True, ContentBasedDeduplication="true")
    for _ in range(2):
        t.sqs.send_message(QueueUrl=url, MessageBody="same", MessageGroupId="g")
    assert t.bodies(url, 2, seconds=2) == ["same"]


def check_fifo_needs_a_group(t):
    url, _ = t.queue(fifo=True)
    t.refused(("MissingParameter", "InvalidParameterValue"), t.sqs.send_message, QueueUrl=url, MessageBody="x", MessageDeduplicationId="1")


def check_purge_empties_the_queue(t):
    url, _ = t.queue()
    t.sqs.send_message(QueueUrl=url, MessageBody="x")
    t.sqs.purge_queue(QueueUrl=url)
    assert t.receive(url, wait=1) == []

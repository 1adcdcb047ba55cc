"""S3 event notifications and object lock, as the Amazon S3 user guide describes them."""
import json
from datetime import datetime, timedelta, timezone

from checks_s3 import bucket


def notified(t, versioned=True, events=("s3:ObjectCreated:*", "s3:ObjectRemoved:*"), **rule):
    b = bucket(t, versioned=versioned)
    url, arn = t.queue()
    t.s3.put_bucket_notification_configuration(Bucket=b, NotificationConfiguration={"QueueConfigurations": [{"Id": "r", "QueueArn": arn, "Events": list(events), **rule}]})
    return b, url


def records(t, url, expected, seconds=4):
    messages = [json.loads(body) for body in t.bodies(url, expected, seconds)]
    return [r for m in messages for r in m.get("Records", [])]


def check_configuring_notifications_sends_a_test_event(t):
    b, url = notified(t)
    [test] = [json.loads(body) for body in t.bodies(url, 1)]
    assert test["Event"] == "s3:TestEvent" and test["Bucket"] == b and test["Service"] == "Amazon S3"


def check_notification_of_a_put(t):
    b, url = notified(t)
    put = t.s3.put_object(Bucket=b, Key="a b/ü+.txt", Body=b"x")
    [record] = records(t, url, 2)
    assert record["eventName"] == "ObjectCreated:Put" and record["eventSource"] == "aws:s3"
    o = record["s3"]["object"]
    assert o["key"] == "a+b/%C3%BC%2B.txt" and o["size"] == 1 and o["eTag"] == put["ETag"].strip('"')
    assert o["versionId"] == put["VersionId"] and int(o["sequencer"], 16) > 0
    assert record["s3"]["configurationId"] == "r" and record["s3"]["bucket"]["arn"] == f"arn:aws:s3:::{b}"


def check_notification_of_a_multipart_upload_is_one(t):
    b, url = notified(t)
    upload = t.s3.create_multipart_upload(Bucket=b, Key="k")["UploadId"]
    etag = t.s3.upload_part(Bucket=b, Key="k", UploadId=upload, PartNumber=1, Body=b"x")["ETag"]
    t.s3.complete_multipart_upload(Bucket=b, Key="k", UploadId=upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": etag}]})
    assert [r["eventName"] for r in records(t, url, 3, seconds=2)] == ["ObjectCreated:CompleteMultipartUpload"]


def check_notification_of_removals(t):
    b, url = notified(t, events=["s3:ObjectRemoved:*"])
    version = t.s3.put_object(Bucket=b, Key="k", Body=b"x")["VersionId"]
    t.s3.delete_object(Bucket=b, Key="k")
    t.s3.delete_object(Bucket=b, Key="k", VersionId=version)
    assert sorted(r["eventName"] for r in records(t, url, 3)) == ["ObjectRemoved:Delete", "ObjectRemoved:DeleteMarkerCreated"]


def check_notification_filter_by_prefix_and_suffix(t):
    rules = [{"Name": "prefix", "Value": "in/"}, {"Name": "suffix", "Value": ".pdf"}]
    b, url = notified(t, Filter={"Key": {"FilterRules": rules}})
    for key in ("in/a.pdf", "in/a.txt", "out/a.pdf"):
        t.s3.put_object(Bucket=b, Key=key, Body=b"x")
    assert [r["s3"]["object"]["key"] for r in records(t, url, 4, seconds=2)] == ["in/a.pdf"]


def check_notification_to_an_absent_queue_is_refused(t):
    _, arn = t.queue()
    configuration = {"QueueConfigurations": [{"QueueArn": arn + "absent", "Events": ["s3:ObjectCreated:*"]}]}
    t.refused("InvalidArgument", t.s3.put_bucket_notification_configuration, Bucket=bucket(t), NotificationConfiguration=configuration)


def check_governance_retention_yields_only_to_a_bypass(t):
    b = bucket(t, lock=True)
    until = datetime.now(timezone.utc) + timedelta(hours=1)
    version = t.s3.put_object(Bucket=b, Key="k", Body=b"x", ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=until)["VersionId"]
    t.refused("AccessDenied", t.s3.delete_object, Bucket=b, Key="k", VersionId=version)
    t.s3.delete_object(Bucket=b, Key="k", VersionId=version, BypassGovernanceRetention=True)


def check_compliance_retention_yields_to_nobody(t):
    b = bucket(t, lock=True)
    until = datetime.now(timezone.utc) + timedelta(hours=1)
    version = t.s3.put_object(Bucket=b, Key="k", Body=b"x")["VersionId"]
    t.s3.put_object_retention(Bucket=b, Key="k", Retention={"Mode": "COMPLIANCE", "RetainUntilDate": until})
    t.refused("AccessDenied", t.s3.delete_object, Bucket=b, Key="k", VersionId=version, BypassGovernanceRetention=True)
    shorter = {"Mode": "COMPLIANCE", "RetainUntilDate": until - timedelta(minutes=30)}
    t.refused("AccessDenied", t.s3.put_object_retention, Bucket=b, Key="k", Retention=shorter, BypassGovernanceRetention=True)


def check_legal_hold_forbids_removal_until_lifted(t):
    b = bucket(t, lock=True)
    version = t.s3.put_object(Bucket=b, Key="k", Body=b"x")["VersionId"]
    t.s3.put_object_legal_hold(Bucket=b, Key="k", LegalHold={"Status": "ON"})
    t.refused("AccessDenied", t.s3.delete_object, Bucket=b, Key="k", VersionId=version)
    t.s3.put_object_legal_hold(Bucket=b, Key="k", LegalHold={"Status": "OFF"})
    t.s3.delete_object(Bucket=b, Key="k", VersionId=version)

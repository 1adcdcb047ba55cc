"""SES v2, as the Amazon SES developer guide and API v2 reference describe it."""
import json

from checks_sns import topic_with_queue

SIMULATOR = "simulator.amazonses.com"
TYPES = ["SEND", "REJECT", "BOUNCE", "COMPLAINT", "DELIVERY", "RENDERING_FAILURE", "DELIVERY_DELAY"]


def verified(t):
    domain = t.name("d") + ".example"
    t.ses.create_email_identity(EmailIdentity=domain)
    return f"Study <study@{domain}>"


def watched(t):
    """A verified sender, a configuration set, and the queue that its events arrive on."""
    topic, url = topic_with_queue(t)
    name = t.name("set")
    t.ses.create_configuration_set(ConfigurationSetName=name)
    destination = {"Enabled": True, "MatchingEventTypes": TYPES, "SnsDestination": {"TopicArn": topic}}
    t.ses.create_configuration_set_event_destination(ConfigurationSetName=name, EventDestinationName="all", EventDestination=destination)
    return verified(t), name, url


def received(t, url, expected):
    """So many events; the line with which SES greets a new destination is not one of them."""
    bodies = t.bodies(url, expected)
    if any(not body.startswith("{") for body in bodies):
        bodies = [body for body in bodies if body.startswith("{")]
        bodies += t.bodies(url, expected - len(bodies))
    return [json.loads(body) for body in bodies]


def simple(text="Hello"):
    return {"Simple": {"Subject": {"Data": "Subject"}, "Body": {"Text": {"Data": text}, "Html": {"Data": f"<p>{text}</p>"}}}}


def events_of(t, address, expected, content=None, **more):
    sender, name, url = watched(t)
    sent = t.ses.send_email(FromEmailAddress=sender, Destination={"ToAddresses": [address]}, ConfigurationSetName=name, Content=content or simple(), EmailTags=[{"Name": "campaign", "Value": "c1"}], **more)
    events = received(t, url, len(expected))
    assert [event["eventType"] for event in events] == expected, [event["eventType"] for event in events]
    assert all(event["mail"]["messageId"] == sent["MessageId"] for event in events)
    return events


def check_send_returns_a_message_id(t):
    sent = t.ses.send_email(FromEmailAddress=verified(t), Destination={"ToAddresses": ["a@b.example"]}, Content=simple())
    assert sent["MessageId"]


def check_unverified_sender_is_refused(t):
    t.refused("MessageRejected", t.ses.send_email, FromEmailAddress="x@nobody.example", Destination={"ToAddresses": ["a@b.example"]}, Content=simple())


def check_more_than_fifty_recipients_are_refused(t):
    sender = verified(t)
    t.refused(("BadRequestException", "MessageRejected"), t.ses.send_email, FromEmailAddress=sender, Destination={"ToAddresses": [f"a{i}@b.example" for i in range(51)]}, Content=simple())


def check_identity_is_listed_until_deleted(t):
    name = t.name("d") + ".example"
    assert t.ses.create_email_identity(EmailIdentity=name)["IdentityType"] == "DOMAIN"
    assert t.ses.get_email_identity(EmailIdentity=name)["IdentityType"] == "DOMAIN"
    assert name in [i["IdentityName"] for i in t.ses.list_email_identities()["EmailIdentities"]]
    t.ses.delete_email_identity(EmailIdentity=name)
    t.refused("NotFoundException", t.ses.get_email_identity, EmailIdentity=name)


def check_configuration_set_exists_once(t):
    name = t.name("set")
    t.ses.create_configuration_set(ConfigurationSetName=name)
    t.refused("AlreadyExistsException", t.ses.create_configuration_set, ConfigurationSetName=name)
    assert t.ses.get_configuration_set(ConfigurationSetName=name)["ConfigurationSetName"] == name


def check_event_destination_is_given_back(t):
    _, name, _ = watched(t)
    [destination] = t.ses.get_configuration_set_event_destinations(ConfigurationSetName=name)["EventDestinations"]
    assert destination["Name"] == "all" and sorted(destination["MatchingEventTypes"]) == sorted(TYPES)


def check_unknown_configuration_set_is_refused(t):
    sender = verified(t)
    t.refused(("NotFoundException", "BadRequestException"), t.ses.send_email, FromEmailAddress=sender, Destination={"ToAddresses": ["a@b.example"]}, ConfigurationSetName=t.name(), Content=simple())


def check_success_sends_send_and_delivery(t):
    _, delivery = events_of(t, f"success@{SIMULATOR}", ["Send", "Delivery"])
    assert delivery["delivery"]["recipients"] == [f"success@{SIMULATOR}"]
    assert {"timestamp", "processingTimeMillis", "smtpResponse", "reportingMTA"} <= delivery["delivery"].keys()


def check_mail_object_has_the_documented_fields(t):
    send, _ = events_of(t, f"success@{SIMULATOR}", ["Send", "Delivery"])
    mail = send["mail"]
    assert {"timestamp", "source", "sourceArn", "sendingAccountId", "destination", "headersTruncated", "headers", "commonHeaders", "tags"} <= mail.keys()
    assert mail["tags"]["campaign"] == ["c1"] and mail["commonHeaders"]["subject"] == "Subject"
    assert {"ses:configuration-set", "ses:source-ip", "ses:from-domain", "ses:caller-identity"} <= mail["tags"].keys()
    assert send["send"] == {}


def check_bounce_is_permanent_and_explained(t):
    _, event = events_of(t, f"bounce+label@{SIMULATOR}", ["Send", "Bounce"])
    bounce = event["bounce"]
    assert (bounce["bounceType"], bounce["bounceSubType"]) == ("Permanent", "General")
    [recipient] = bounce["bouncedRecipients"]
    assert recipient["emailAddress"] == f"bounce+label@{SIMULATOR}"
    assert {"action", "status", "diagnosticCode"} <= recipient.keys() and {"timestamp", "feedbackId", "reportingMTA"} <= bounce.keys()


def check_complaint_follows_delivery(t):
    *_, event = events_of(t, f"complaint@{SIMULATOR}", ["Send", "Delivery", "Complaint"])
    assert {"complainedRecipients", "timestamp", "feedbackId", "userAgent", "complaintFeedbackType", "arrivalDate"} <= event["complaint"].keys()


def check_out_of_office_is_delivered(t):
    events_of(t, f"ooto@{SIMULATOR}", ["Send", "Delivery", "Bounce"])


def check_global_suppression_is_a_hard_bounce(t):
    _, event = events_of(t, f"suppressionlist@{SIMULATOR}", ["Send", "Bounce"])
    assert event["bounce"]["bounceType"] == "Permanent"


def check_account_suppression_is_a_hard_bounce_of_its_own_kind(t):
    address = t.name("gone") + "@b.example"
    t.ses.put_suppressed_destination(EmailAddress=address, Reason="BOUNCE")
    assert t.ses.get_suppressed_destination(EmailAddress=address)["SuppressedDestination"]["Reason"] == "BOUNCE"
    _, event = events_of(t, address, ["Send", "Bounce"])
    assert event["bounce"]["bounceSubType"] == "OnAccountSuppressionList"
    t.ses.delete_suppressed_destination(EmailAddress=address)
    t.refused("NotFoundException", t.ses.get_suppressed_destination, EmailAddress=address)


def check_virus_is_rejected(t):
    virus = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    events = events_of(t, f"success@{SIMULATOR}", ["Send", "Reject"], simple(virus))
    assert events[-1]["reject"]["reason"] == "Bad content"


def check_ordinary_address_is_delivered(t):
    events_of(t, "somebody@b.example", ["Send", "Delivery"])


def check_missing_template_variable_is_reported_as_an_event(t):
    name = t.name("tpl")
    t.ses.create_email_template(TemplateName=name, TemplateContent={"Subject": "Hi {{name}}", "Text": "{{absent}}"})
    content = {"Template": {"TemplateName": name, "TemplateData": json.dumps({"name": "Kim"})}}
    [event] = events_of(t, f"success@{SIMULATOR}", ["Rendering Failure"], content)
    assert event["failure"]["templateName"] == name and "absent" in event["failure"]["errorMessage"]
    assert "headers" not in event["mail"]


def check_template_is_filled(t):
    name = t.name("tpl")
    t.ses.create_email_template(TemplateName=name, TemplateContent={"Subject": "Hi {{name}}", "Text": "x"})
    assert t.ses.get_email_template(TemplateName=name)["TemplateContent"]["Subject"] == "Hi {{name}}"
    content = {"Template": {"TemplateName": name, "TemplateData": json.dumps({"name": "Kim"})}}
    events_of(t, f"success@{SIMULATOR}", ["Send", "Delivery"], content)


def check_raw_mail_takes_its_recipients_from_the_envelope(t):
    sender, name, url = watched(t)
    raw = f"From: {sender}\r\nTo: hidden@b.example\r\nSubject: Raw\r\n\r\nHello\r\n".encode()
    t.ses.send_email(FromEmailAddress=sender, Destination={"ToAddresses": ["seen@b.example"]}, ConfigurationSetName=name, Content={"Raw": {"Data": raw}})
    [send, _] = received(t, url, 2)
    assert send["mail"]["destination"] == ["seen@b.example"] and send["mail"]["commonHeaders"]["subject"] == "Raw"


def check_account_has_a_quota(t):
    quota = t.ses.get_account()["SendQuota"]
    assert quota["Max24HourSend"] > 0 and quota["MaxSendRate"] > 0

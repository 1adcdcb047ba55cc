#!/usr/bin/env python3
"""Asks an endpoint, through boto3, whether it behaves as AWS documents.

    conformance.py --endpoint URL [--json] [--only sqs,s3] [--known FILE]

A check is a function in one of the checks_*.py files; its name is its promise. FILE names checks that this target is
known to fail, each with the reason. Exit code 0: everything passed, but for what is known. 1: something else failed.
"""
import argparse
import json
import sys
import time
import traceback
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

sys.dont_write_bytecode = True  # the build runs this inside the source tree

import checks_s3
import checks_s3_events
import checks_ses
import checks_sns
import checks_sqs

MODULES = {"sqs": [checks_sqs], "sns": [checks_sns], "s3": [checks_s3, checks_s3_events], "ses": [checks_ses]}


class Target:
    """Clients for one endpoint, and what the checks need in common."""

    def __init__(self, endpoint, region="us-east-1"):
        self.endpoint = endpoint
        config = Config(
            region_name=region,
            retries={"total_max_attempts": 1},
            signature_version=None,
            read_timeout=30,
            s3={"addressing_style": "path"},
        )
        self.session = boto3.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name=region)
        client = lambda name, **more: self.session.client(name, endpoint_url=endpoint, config=config.merge(Config(**more)))
        self.sqs, self.sns, self.ses = client("sqs"), client("sns"), client("sesv2")
        self.s3 = client("s3", signature_version="s3v4")

    @staticmethod
    def name(prefix="check"):
        return f"{prefix}-{uuid.uuid4().hex[:12]}"

    def queue(self, fifo=False, **attributes):
        """A new queue's URL and ARN."""
        name = self.name("q") + (".fifo" if fifo else "")
        if fifo:
            attributes["FifoQueue"] = "true"
        url = self.sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return url, arn

    def receive(self, url, most=10, wait=2, **more):
        return self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=most, WaitTimeSeconds=wait, **more).get("Messages", [])

    def bodies(self, url, expected, seconds=6):
        """The bodies of so many messages, in the order of arrival, each deleted once seen."""
        found, until = [], time.time() + seconds
        while len(found) < expected and time.time() < until:
            for message in self.receive(url, wait=1):
                found.append(message["Body"])
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return found

    @staticmethod
    def refused(code, call, **arguments):
        """The call must fail with this error code, or one of several."""
        codes = (code,) if isinstance(code, str) else code
        try:
            call(**arguments)
        except ClientError as error:
            actual = error.response["Error"]["Code"]
            assert actual in codes, f"refused with {actual}, not {codes}"
            return error
        raise AssertionError(f"accepted, though AWS answers {codes}")


def checks(only):
    for service, modules in MODULES.items():
        if only and service not in only:
            continue
        for module in modules:
            for name, function in vars(module).items():
                if name.startswith("check_"):
                    yield f"{service}.{name[6:]}", function


def run(target, name, function):
    started = time.time()
    try:
        function(target)
        failure = None
    except Exception as error:  # a check may fail in any way
        line = traceback.extract_tb(error.__traceback__)[-1].line
        failure = f"{type(error).__name__}: {error}".split("\n")[0][:220] or f"failed: {line}"
        if isinstance(error, AssertionError) and not str(error):
            failure = f"not so: {line}"
    return {"check": name, "passed": failure is None, "failure": failure, "ms": round((time.time() - started) * 1000)}


def verdict(result, known):
    if result["check"] in known:
        return "now passes" if result["passed"] else "known"
    return "passed" if result["passed"] else "FAILED"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--known", help="JSON file: check -> why this target fails it")
    options = parser.parse_args()
    known = {}
    if options.known:
        with open(options.known, encoding="utf-8") as file:
            known = json.load(file)
    target = Target(options.endpoint)
    results = [run(target, name, check) for name, check in checks([o for o in options.only.split(",") if o])]
    for result in results:
        result["verdict"] = verdict(result, known)
    report(results, known, options.json)
    return 1 if any(result["verdict"] == "FAILED" for result in results) else 0


def report(results, known, as_json):
    if as_json:
        print(json.dumps(results, indent=1))
        return
    for result in results:
        note = result["failure"] or ""
        if result["verdict"] == "known":
            note = known[result["check"]]
        print(f'{result["verdict"]:<10} {result["check"]:<66} {result["ms"]:>6} ms  {note}')
    passed = sum(result["passed"] for result in results)
    print(f"\n{passed} of {len(results)} passed")
    stale = [result["check"] for result in results if result["verdict"] == "now passes"]
    if stale:
        print("Listed as known to fail, but passing now; take them off the list: " + ", ".join(stale))


if __name__ == "__main__":
    sys.exit(main())

"""S3, as the Amazon S3 user guide and API reference describe it."""
import base64
import hashlib
import io
import time
import urllib.error
import urllib.request
import zlib

MIB = 1 << 20


def bucket(t, versioned=False, lock=False):
    name = t.name("b")
    t.s3.create_bucket(Bucket=name, ObjectLockEnabledForBucket=lock)
    if versioned:
        t.s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return name


def read(t, b, key, **more):
    return t.s3.get_object(Bucket=b, Key=key, **more)["Body"].read()


def check_put_and_get_with_metadata(t):
    b = bucket(t)
    body = bytes(range(256)) * 10
    put = t.s3.put_object(Bucket=b, Key="ä/한 +&=%?.bin", Body=body, ContentType="application/x-test", Metadata={"colour": "red"}, CacheControl="no-store")
    got = t.s3.get_object(Bucket=b, Key="ä/한 +&=%?.bin")
    assert got["Body"].read() == body
    assert got["ETag"] == put["ETag"] == f'"{hashlib.md5(body).hexdigest()}"'
    assert got["ContentType"] == "application/x-test" and got["Metadata"] == {"colour": "red"} and got["CacheControl"] == "no-store"
    assert got.get("ContentEncoding", "") == ""


def check_absent_key_and_bucket_have_their_own_errors(t):
    b = bucket(t)
    t.refused("NoSuchKey", t.s3.get_object, Bucket=b, Key="absent")
    t.refused("404", t.s3.head_object, Bucket=b, Key="absent")
    t.refused("NoSuchBucket", t.s3.put_object, Bucket=b + "-absent", Key="k", Body=b"x")


def check_range_returns_part_of_the_object(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="k", Body=b"0123456789")
    got = t.s3.get_object(Bucket=b, Key="k", Range="bytes=2-4")
    assert got["Body"].read() == b"234" and got["ContentRange"] == "bytes 2-4/10"
    assert read(t, b, "k", Range="bytes=-3") == b"789" and read(t, b, "k", Range="bytes=8-") == b"89"
    t.refused("InvalidRange", t.s3.get_object, Bucket=b, Key="k", Range="bytes=10-")


def check_if_none_match_star_creates_only_once(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="k", Body=b"1", IfNoneMatch="*")
    t.refused("PreconditionFailed", t.s3.put_object, Bucket=b, Key="k", Body=b"2", IfNoneMatch="*")
    assert read(t, b, "k") == b"1"


def check_if_match_replaces_only_what_was_read(t):
    b = bucket(t)
    etag = t.s3.put_object(Bucket=b, Key="k", Body=b"1")["ETag"]
    t.s3.put_object(Bucket=b, Key="k", Body=b"2", IfMatch=etag)
    t.refused("PreconditionFailed", t.s3.put_object, Bucket=b, Key="k", Body=b"3", IfMatch=etag)


def check_conditional_get(t):
    b = bucket(t)
    etag = t.s3.put_object(Bucket=b, Key="k", Body=b"1")["ETag"]
    t.refused("304", t.s3.get_object, Bucket=b, Key="k", IfNoneMatch=etag)
    t.refused("PreconditionFailed", t.s3.get_object, Bucket=b, Key="k", IfMatch='"other"')


def check_checksums_are_verified_and_returned(t):
    b = bucket(t)
    good = base64.b64encode(zlib.crc32(b"hello").to_bytes(4, "big")).decode()
    t.s3.put_object(Bucket=b, Key="k", Body=b"hello", ChecksumCRC32=good)
    assert t.s3.head_object(Bucket=b, Key="k", ChecksumMode="ENABLED")["ChecksumCRC32"] == good
    t.refused(("BadDigest", "InvalidRequest"), t.s3.put_object, Bucket=b, Key="k", Body=b"other", ChecksumCRC32=good)
    sha = base64.b64encode(hashlib.sha256(b"hello").digest()).decode()
    t.s3.put_object(Bucket=b, Key="k", Body=b"hello", ChecksumSHA256=sha)
    t.refused(("BadDigest", "InvalidRequest"), t.s3.put_object, Bucket=b, Key="k", Body=b"other", ChecksumSHA256=sha)


def check_streamed_body_with_trailing_checksum(t):
    b = bucket(t)
    body = b"x" * (3 * MIB + 7)
    t.s3.put_object(Bucket=b, Key="k", Body=io.BytesIO(body), ChecksumAlgorithm="SHA256")
    assert read(t, b, "k") == body
    expected = base64.b64encode(hashlib.sha256(body).digest()).decode()
    assert t.s3.head_object(Bucket=b, Key="k", ChecksumMode="ENABLED")["ChecksumSHA256"] == expected


def check_wrong_content_md5_is_refused(t):
    b = bucket(t)
    wrong = base64.b64encode(hashlib.md5(b"other").digest()).decode()
    t.refused("BadDigest", t.s3.put_object, Bucket=b, Key="k", Body=b"hello", ContentMD5=wrong)


def check_versions_and_delete_markers(t):
    b = bucket(t, versioned=True)
    first = t.s3.put_object(Bucket=b, Key="k", Body=b"1")["VersionId"]
    second = t.s3.put_object(Bucket=b, Key="k", Body=b"2")["VersionId"]
    assert first != second and read(t, b, "k") == b"2" and read(t, b, "k", VersionId=first) == b"1"
    marker = t.s3.delete_object(Bucket=b, Key="k")
    assert marker["DeleteMarker"] is True
    t.refused("NoSuchKey", t.s3.get_object, Bucket=b, Key="k")
    listed = t.s3.list_object_versions(Bucket=b)
    assert [v["VersionId"] for v in listed["Versions"]] == [second, first]
    assert [m["IsLatest"] for m in listed["DeleteMarkers"]] == [True]
    t.s3.delete_object(Bucket=b, Key="k", VersionId=marker["VersionId"])
    assert read(t, b, "k") == b"2"


def check_bucket_with_versions_cannot_be_deleted(t):
    b = bucket(t, versioned=True)
    t.s3.put_object(Bucket=b, Key="k", Body=b"1")
    t.s3.delete_object(Bucket=b, Key="k")
    t.refused("BucketNotEmpty", t.s3.delete_bucket, Bucket=b)


def check_listing_pages_and_groups(t):
    b = bucket(t)
    for key in ("a/1", "a/2", "b", "c/1", "d e+f"):
        t.s3.put_object(Bucket=b, Key=key, Body=b"x")
    pages = list(t.s3.get_paginator("list_objects_v2").paginate(Bucket=b, Delimiter="/", PaginationConfig={"PageSize": 1}))
    assert [c["Key"] for p in pages for c in p.get("Contents", [])] == ["b", "d e+f"]
    assert [c["Prefix"] for p in pages for c in p.get("CommonPrefixes", [])] == ["a/", "c/"]
    assert [c["Key"] for c in t.s3.list_objects_v2(Bucket=b, Prefix="a/", StartAfter="a/1")["Contents"]] == ["a/2"]


def check_delete_objects_reports_each(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="k", Body=b"x")
    answer = t.s3.delete_objects(Bucket=b, Delete={"Objects": [{"Key": "k"}, {"Key": "absent"}]})
    assert sorted(d["Key"] for d in answer["Deleted"]) == ["absent", "k"]


def check_copy_keeps_or_replaces_metadata(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="a b", Body=b"x", Metadata={"m": "1"}, Tagging="x=1")
    t.s3.copy_object(Bucket=b, Key="kept", CopySource={"Bucket": b, "Key": "a b"})
    t.s3.copy_object(Bucket=b, Key="new", CopySource={"Bucket": b, "Key": "a b"}, MetadataDirective="REPLACE", Metadata={"m": "2"})
    assert t.s3.head_object(Bucket=b, Key="kept")["Metadata"] == {"m": "1"}
    assert t.s3.head_object(Bucket=b, Key="new")["Metadata"] == {"m": "2"}
    assert t.s3.get_object_tagging(Bucket=b, Key="new")["TagSet"] == [{"Key": "x", "Value": "1"}]


def check_multipart_upload(t):
    b = bucket(t)
    upload = t.s3.create_multipart_upload(Bucket=b, Key="k", Metadata={"m": "1"})["UploadId"]
    parts = []
    for number, body in ((1, b"a" * 5 * MIB), (2, b"tail")):
        etag = t.s3.upload_part(Bucket=b, Key="k", UploadId=upload, PartNumber=number, Body=body)["ETag"]
        parts.append({"PartNumber": number, "ETag": etag})
    assert len(t.s3.list_parts(Bucket=b, Key="k", UploadId=upload)["Parts"]) == 2
    done = t.s3.complete_multipart_upload(Bucket=b, Key="k", UploadId=upload, MultipartUpload={"Parts": parts})
    digests = hashlib.md5(b"a" * 5 * MIB).digest() + hashlib.md5(b"tail").digest()
    assert done["ETag"] == f'"{hashlib.md5(digests).hexdigest()}-2"'
    assert read(t, b, "k") == b"a" * 5 * MIB + b"tail" and t.s3.head_object(Bucket=b, Key="k")["Metadata"] == {"m": "1"}


def check_multipart_refuses_small_and_unknown_parts(t):
    b = bucket(t)
    upload = t.s3.create_multipart_upload(Bucket=b, Key="k")["UploadId"]
    bodies = {1: b"small", 2: b"x" * 5 * MIB}
    etags = [t.s3.upload_part(Bucket=b, Key="k", UploadId=upload, PartNumber=n, Body=body)["ETag"] for n, body in bodies.items()]
    parts = [{"PartNumber": n + 1, "ETag": etag} for n, etag in enumerate(etags)]
    complete = lambda parts: dict(Bucket=b, Key="k", UploadId=upload, MultipartUpload={"Parts": parts})
    t.refused("EntityTooSmall", t.s3.complete_multipart_upload, **complete(parts))
    t.refused("InvalidPartOrder", t.s3.complete_multipart_upload, **complete(parts[::-1]))
    t.refused("InvalidPart", t.s3.complete_multipart_upload, **complete([{"PartNumber": 9, "ETag": etags[0]}]))
    t.s3.abort_multipart_upload(Bucket=b, Key="k", UploadId=upload)
    t.refused("NoSuchUpload", t.s3.list_parts, Bucket=b, Key="k", UploadId=upload)


def http(url, method="GET", body=None, headers=None):
    """Status and body of a request without any client library."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers or {}, method=method)) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def check_presigned_put_and_get(t):
    b = bucket(t)
    put = t.s3.generate_presigned_url("put_object", Params={"Bucket": b, "Key": "a b", "ContentType": "text/plain"})
    assert http(put, "PUT", b"hi", {"Content-Type": "text/plain"})[0] == 200
    assert http(t.s3.generate_presigned_url("get_object", Params={"Bucket": b, "Key": "a b"}))[1] == b"hi"


def check_forged_presigned_address_is_refused(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="k", Body=b"x")
    t.s3.put_object(Bucket=b, Key="secret", Body=b"x")
    url = t.s3.generate_presigned_url("get_object", Params={"Bucket": b, "Key": "k"})
    assert http(url.replace("/k?", "/secret?"))[0] == 403
    assert http(url[:-1] + ("0" if url[-1] != "0" else "1"))[0] == 403
    assert http(url, "DELETE")[0] == 403


def check_expired_presigned_address_is_refused(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="k", Body=b"x")
    url = t.s3.generate_presigned_url("get_object", Params={"Bucket": b, "Key": "k"}, ExpiresIn=1)
    time.sleep(2.1)
    assert http(url)[0] == 403


def check_anonymous_request_is_refused(t):
    b = bucket(t)
    t.s3.put_object(Bucket=b, Key="k", Body=b"x")
    assert http(f"{t.endpoint}/{b}/k")[0] == 403


def check_cors_preflight(t):
    b = bucket(t)
    rule = {"AllowedOrigins": ["https://app.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 60}
    t.s3.put_bucket_cors(Bucket=b, CORSConfiguration={"CORSRules": [rule]})
    assert t.s3.get_bucket_cors(Bucket=b)["CORSRules"][0]["ExposeHeaders"] == ["ETag"]
    ask = {"Origin": "https://app.example", "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "content-type"}
    status, _, headers = http(f"{t.endpoint}/{b}/k", "OPTIONS", headers=ask)
    assert status == 200 and headers["Access-Control-Allow-Origin"] == "https://app.example"
    assert http(f"{t.endpoint}/{b}/k", "OPTIONS", headers={**ask, "Origin": "https://evil.example"})[0] == 403

package io.trialsuite.localaws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class S3ConformanceTests {

    private static S3Client s3;
    private static SqsClient sqs;

    private final String bucket = Aws.unique("bucket");

    @BeforeAll
    static void start() {
        s3 = S3Client.builder()
                .endpointOverride(Aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(Aws.credentials())
                .forcePathStyle(true)
                .build();
        sqs = Aws.sqs();
    }

    @AfterAll
    static void stop() {
        s3.close();
        sqs.close();
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(it -> it.bucket(bucket));
    }

    @Test
    void anObjectComesBackAsItWasPut() {
        var put = s3.putObject(
                it -> it.bucket(bucket)
                        .key("ä/한 +&.txt")
                        .contentType("text/plain")
                        .metadata(Map.of("a", "b")),
                RequestBody.fromString("hello"));

        var got = get("ä/한 +&.txt");

        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().eTag()).isEqualTo(put.eTag());
        assertThat(got.response().metadata()).containsEntry("a", "b");
        assertThat(got.response().contentEncoding()).isNullOrEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void theChecksumTheClientSendsIsGivenBack(ChecksumAlgorithm algorithm) {
        var put = s3.putObject(
                it -> it.bucket(bucket).key("k").checksumAlgorithm(algorithm), RequestBody.fromString("hello"));

        var head = s3.headObject(it -> it.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));

        assertThat(head.checksumCRC32()).isEqualTo(put.checksumCRC32());
        assertThat(head.checksumCRC32C()).isEqualTo(put.checksumCRC32C());
        assertThat(head.checksumSHA1()).isEqualTo(put.checksumSHA1());
        assertThat(head.checksumSHA256()).isEqualTo(put.checksumSHA256());
    }

    @Test
    void aWrongChecksumIsRefusedAndLeavesNothing() {
        refused(
                400,
                "BadDigest",
                () -> s3.putObject(
                        it -> it.bucket(bucket).key("k").checksumSHA256("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                        RequestBody.fromString("hello")));

        refused(404, "NoSuchKey", () -> get("k"));
    }

    @Test
    void ofTwoConditionalPutsTheSecondIsRefused() {
        s3.putObject(it -> it.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromString("1"));

        refused(
                412,
                "PreconditionFailed",
                () -> s3.putObject(it -> it.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromString("2")));
        assertThat(get("k").asUtf8String()).isEqualTo("1");
    }

    @Test
    void aRangeOfALargeObjectIsThatRange() {
        var content = new byte[3 << 20];
        new Random(7).nextBytes(content);
        s3.putObject(it -> it.bucket(bucket).key("k"), RequestBody.fromBytes(content));

        var part = s3.getObjectAsBytes(it -> it.bucket(bucket).key("k").range("bytes=1000000-1999999"));

        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_000_000));
        assertThat(part.response().contentRange()).isEqualTo("bytes 1000000-1999999/" + content.length);
        assertThat(get("k").asByteArray()).isEqualTo(content);
    }

    @Test
    void partsBecomeOneObjectWithACompositeChecksum() {
        var upload = s3.createMultipartUpload(
                        it -> it.bucket(bucket).key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        var first = part(upload, 1, new byte[5 << 20]);
        var second = part(upload, 2, new byte[] {1, 2, 3});

        var done = s3.completeMultipartUpload(
                it -> it.bucket(bucket).key("k").uploadId(upload).multipartUpload(parts -> parts.parts(first, second)));

        assertThat(done.eTag()).endsWith("-2\"");
        assertThat(done.checksumSHA256()).endsWith("-2");
        assertThat(s3.headObject(it -> it.bucket(bucket).key("k")).contentLength())
                .isEqualTo((5 << 20) + 3L);
    }

    private CompletedPart part(String upload, int number, byte[] content) {
        var response = s3.uploadPart(
                it -> it.bucket(bucket)
                        .key("k")
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromBytes(content));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(response.eTag())
                .checksumSHA256(response.checksumSHA256())
                .build();
    }

    @Test
    void aPresignedAddressWorksUntilItIsChanged() throws IOException, InterruptedException {
        s3.putObject(it -> it.bucket(bucket).key("open"), RequestBody.fromString("hello"));
        s3.putObject(it -> it.bucket(bucket).key("closed"), RequestBody.fromString("secret"));
        try (var presigner = presigner()) {
            var url = presigner
                    .presignGetObject(it -> it.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(get -> get.bucket(bucket).key("open")))
                    .url()
                    .toString();

            assertThat(status(url)).isEqualTo(200);
            assertThat(status(url.replace("/open?", "/closed?"))).isEqualTo(403);
        }
    }

    private static S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(Aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(Aws.credentials())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void aDeletedObjectIsHiddenAndItsVersionsRemain() {
        s3.putBucketVersioning(it -> it.bucket(bucket).versioningConfiguration(v -> v.status("Enabled")));
        var first = s3.putObject(it -> it.bucket(bucket).key("k"), RequestBody.fromString("1"));
        s3.deleteObject(it -> it.bucket(bucket).key("k"));

        refused(404, "NoSuchKey", () -> get("k"));
        assertThat(s3.getObjectAsBytes(it -> it.bucket(bucket).key("k").versionId(first.versionId()))
                        .asUtf8String())
                .isEqualTo("1");
        assertThat(s3.listObjectVersions(it -> it.bucket(bucket)).deleteMarkers())
                .hasSize(1);
    }

    @Test
    void aLockedVersionCannotBeRemoved() {
        var locked = Aws.unique("locked");
        s3.createBucket(it -> it.bucket(locked).objectLockEnabledForBucket(true));
        var put = s3.putObject(
                it -> it.bucket(locked)
                        .key("k")
                        .objectLockMode(ObjectLockMode.COMPLIANCE)
                        .objectLockRetainUntilDate(Instant.now().plusSeconds(600)),
                RequestBody.fromString("record"));

        refused(
                403,
                "AccessDenied",
                () -> s3.deleteObject(it ->
                        it.bucket(locked).key("k").versionId(put.versionId()).bypassGovernanceRetention(true)));
    }

    @Test
    void aPutIsToldToTheQueue() {
        var queue = sqs.createQueue(it -> it.queueName(Aws.unique("events"))).queueUrl();
        var arn = sqs.getQueueAttributes(it -> it.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        s3.putBucketNotificationConfiguration(it -> it.bucket(bucket)
                .notificationConfiguration(
                        configuration -> configuration.queueConfigurations(QueueConfiguration.builder()
                                .queueArn(arn)
                                .events(Event.S3_OBJECT_CREATED)
                                .build())));
        s3.putObject(it -> it.bucket(bucket).key("in/a b.pdf"), RequestBody.fromString("x"));

        var messages = sqs.receiveMessage(
                        it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(2))
                .messages();

        assertThat(messages).anyMatch(message -> message.body().contains("s3:TestEvent"));
        assertThat(messages).anyMatch(message -> message.body().contains("\"key\":\"in/a+b.pdf\""));
    }

    @Test
    void whatIsNotEmulatedIsRefusedLoudly() {
        refused(501, "NotImplemented", () -> s3.getBucketAcl(it -> it.bucket(bucket)));
    }

    private ResponseBytes<GetObjectResponse> get(String key) {
        return s3.getObjectAsBytes(it -> it.bucket(bucket).key(key));
    }

    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}

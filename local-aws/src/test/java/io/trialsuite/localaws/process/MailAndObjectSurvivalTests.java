package io.trialsuite.localaws.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class MailAndObjectSurvivalTests {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    @Test
    void whatWasAcknowledgedIsThereAfterAKill(@TempDir Path data) throws IOException, InterruptedException {
        var objects = new ArrayList<String>();
        String mail;
        try (var aws = LocalAwsProcess.start(data)) {
            try (var s3 = s3(aws.endpoint());
                    var ses = ses(aws.endpoint())) {
                s3.createBucket(it -> it.bucket("kept"));
                ses.createEmailIdentity(it -> it.emailIdentity("trials.example"));
                for (int i = 0; i < 50; i++) {
                    var key = "k" + i;
                    s3.putObject(it -> it.bucket("kept").key(key), RequestBody.fromString("content of " + key));
                    objects.add(key);
                }
                mail = send(ses);
            }
            aws.kill();
        }

        try (var aws = LocalAwsProcess.start(data);
                var s3 = s3(aws.endpoint());
                var ses = ses(aws.endpoint())) {
            for (var key : objects) {
                assertThat(s3.getObjectAsBytes(it -> it.bucket("kept").key(key)).asUtf8String())
                        .isEqualTo("content of " + key);
            }
            assertThat(page(aws.endpoint().resolve("/_local/mail/" + mail))).contains("Acknowledged");
            assertThat(send(ses)).isNotEqualTo(mail);
        }
    }

    private static String page(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static String send(SesV2Client ses) {
        return ses.sendEmail(it -> it.fromEmailAddress("study@trials.example")
                        .destination(to -> to.toAddresses("a@hospital.example"))
                        .content(content -> content.simple(message -> message.subject(s -> s.data("Acknowledged"))
                                .body(body -> body.text(text -> text.data("x"))))))
                .messageId();
    }

    private static S3Client s3(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .forcePathStyle(true)
                .build();
    }

    private static SesV2Client ses(URI endpoint) {
        return SesV2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }
}

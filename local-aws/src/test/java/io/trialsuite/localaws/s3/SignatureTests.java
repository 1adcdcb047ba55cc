package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The presigned address that the Signature Version 4 chapter of the S3 API reference works out step by step. */
class SignatureTests {

    private static final Instant SIGNED = Instant.parse("2013-05-24T00:00:00Z");
    private static final String ADDRESS = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    @Test
    void theDocumentedExampleIsAccepted() {
        assertThatCode(() -> at(SIGNED).check(request("GET", ADDRESS))).doesNotThrowAnyException();
    }

    @Test
    void anotherMethodPathOrParameterIsForged() {
        refused("SignatureDoesNotMatch", SIGNED, request("PUT", ADDRESS));
        refused("SignatureDoesNotMatch", SIGNED, request("GET", ADDRESS.replace("/test.txt", "/other.txt")));
        refused("SignatureDoesNotMatch", SIGNED, request("GET", ADDRESS.replace("Expires=86400", "Expires=86401")));
        refused("SignatureDoesNotMatch", SIGNED, request("GET", ADDRESS + "&versionId=1"));
        refused("SignatureDoesNotMatch", SIGNED, request("GET", ADDRESS.replace("604d404", "604d405")));
    }

    @Test
    void itExpires() {
        assertThatCode(() -> at(SIGNED.plusSeconds(86_400)).check(request("GET", ADDRESS)))
                .doesNotThrowAnyException();
        refused("AccessDenied", SIGNED.plusSeconds(86_401), request("GET", ADDRESS));
    }

    @Test
    void aRequestWithoutAnySignatureIsAnonymous() {
        refused("AccessDenied", SIGNED, request("GET", "/test.txt"));
    }

    @Test
    void theSignatureOfFormerTimesIsNotSupported() {
        refused("InvalidRequest", SIGNED, request("GET", "/test.txt?AWSAccessKeyId=a&Signature=b&Expires=1"));
    }

    private static Signature at(Instant now) {
        return new Signature("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Clock.fixed(now, ZoneOffset.UTC));
    }

    private static AwsRequest request(String method, String address) {
        return new AwsRequest(
                method,
                URI.create(address),
                Map.of("Host", List.of("examplebucket.s3.amazonaws.com")),
                InputStream.nullInputStream());
    }

    private static void refused(String code, Instant now, AwsRequest request) {
        assertThatThrownBy(() -> at(now).check(request))
                .isInstanceOfSatisfying(
                        AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

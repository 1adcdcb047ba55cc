package io.trialsuite.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.localaws.http.AwsRequest;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3RequestTests {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:4566, /docs/a/b.txt, docs, a/b.txt",
        "localhost:4566, /docs/a%20b%2Bc+d, docs, a b+c+d",
        "localhost:4566, /docs, docs, ''",
        "localhost:4566, /docs/, docs, ''",
        "localhost:4566, /, '', ''",
        "docs.localhost:4566, /a/b.txt, docs, a/b.txt",
        "my.docs.localhost, /a, my.docs, a",
        "docs.s3.localhost.localstack.cloud:4566, /a, docs, a",
        "docs.s3.us-east-1.amazonaws.com, /a, docs, a",
        "docs.localhost:4566, /, docs, ''",
    })
    void bucketAndKeyAreToldApart(String host, String path, String bucket, String key) {
        var request = S3Request.of(
                new AwsRequest("GET", URI.create(path), Map.of("Host", List.of(host)), InputStream.nullInputStream()));

        assertThat(request.bucket()).isEqualTo(bucket);
        assertThat(request.key()).isEqualTo(key);
    }
}

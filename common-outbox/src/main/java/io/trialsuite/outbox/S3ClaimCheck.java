package io.trialsuite.outbox;

import java.net.URI;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Claim check in one S3 bucket, under the message's id. The bucket's life cycle rule deletes objects; it must keep them longer
 * than queues and retention keep messages.
 */
final class S3ClaimCheck implements ClaimCheck {

    private static final Pattern KEY = Pattern.compile("/[0-9a-f-]{36}\\.json");

    private final S3Client s3;
    private final String bucket;

    S3ClaimCheck(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public URI leave(MessageId message, byte[] data) {
        var key = message + ".json";
        s3.putObject(
                request -> request.bucket(bucket).key(key).contentType("application/json"),
                RequestBody.fromBytes(data));
        return URI.create("s3://" + bucket + "/" + key);
    }

    @Override
    public byte[] collect(URI reference) {
        if (!"s3".equals(reference.getScheme()) || !bucket.equals(reference.getHost())) {
            // a message must not make us read whatever its sender fancies
            throw new PoisonMessage("dataref leads outside the bucket agreed on: " + reference);
        }
        var path = String.valueOf(reference.getPath());
        if (!KEY.matcher(path).matches()) {
            throw new PoisonMessage("dataref is none that a claim check gives out: " + reference);
        }
        try {
            return s3.getObjectAsBytes(request -> request.bucket(bucket).key(path.substring(1)))
                    .asByteArray();
        } catch (NoSuchKeyException e) {
            throw new PoisonMessage("the data is gone: " + reference, e);
        }
    }
}

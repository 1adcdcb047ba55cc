package io.trialsuite.localaws.s3;

import org.jspecify.annotations.Nullable;

/** How keys are written in a listing: as they are, or percent-encoded if {@code encoding-type=url} is asked for. */
record KeyEncoding(boolean url) {

    KeyEncoding(S3Request request) {
        this("url".equals(request.parameter("encoding-type")));
    }

    @Nullable
    String name() {
        return url ? "url" : null;
    }

    String of(String key) {
        return url ? Signature.encode(key).replace("%2F", "/") : key;
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.consent.evidence.Sha256;
import java.util.Map;

/** What a signature covers beside the document: answers, the signatures before it, and the name it is given under. */
record Covered(Map<String, Object> content) {

    String hash() {
        return Sha256.hex(CanonicalJson.bytes(content));
    }

    @Override
    public String toString() {
        return "Covered[hidden]";
    }
}

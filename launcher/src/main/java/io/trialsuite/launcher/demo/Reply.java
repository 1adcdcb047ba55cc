package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An answer, whatever its status.
 *
 * @param call what was asked, for complaints
 * @param content the body's bytes, for files
 * @param repeated whether an earlier try got no answer, so that this one may be about something already done
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is
public record Reply(String call, int status, Optional<String> etag, JsonNode body, byte[] content, boolean repeated) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The stable code of a problem; empty when there is none. */
    public String code() {
        return body.path("code").asString("");
    }

    /** The service was killed after the effect and before the answer; the state must be read instead. */
    public boolean tookEffectUnheard() {
        return code().equals("idempotency-outcome-unknown");
    }

    /** The body of a success; anything else ends the demo with the problem's own words. */
    public JsonNode required() {
        if (!isSuccess()) {
            throw new SuiteFailure("%s answered %d: %s.".formatted(call, status, problem()));
        }
        return body;
    }

    private String problem() {
        var words = body.path("detail").asString(body.path("title").asString(""));
        var details = body.path("errors").isMissingNode() ? "" : " " + body.path("errors");
        return (code() + " " + words + details).strip();
    }
}

package io.trialsuite.consent.studies;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class SiteCodeRepeated extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    SiteCodeRepeated(String code) {
        super("site-code-repeated", "Two sites of the study have the code " + code + ".");
    }
}

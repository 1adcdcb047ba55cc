package io.trialsuite.consent.rendition;

import io.trialsuite.problem.NotFound;
import java.io.Serial;
import java.util.List;

final class LocaleNotOffered extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    LocaleNotOffered(List<String> offered) {
        super("locale-not-offered", "The version is written in " + String.join(", ", offered) + ".");
    }
}

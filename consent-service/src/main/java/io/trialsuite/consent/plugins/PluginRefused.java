package io.trialsuite.consent.plugins;

import java.io.Serial;

/** Says in words why a plugin is not in use. */
final class PluginRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PluginRefused(String reason) {
        super(reason);
    }
}

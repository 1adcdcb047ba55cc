package io.trialsuite.consent.plugins;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where further input methods come from.
 *
 * @param folder whose jars are looked through at the start; whoever may write there runs code in this service
 */
@ConfigurationProperties("consent.plugins")
record PluginProperties(@Nullable Path folder) {}

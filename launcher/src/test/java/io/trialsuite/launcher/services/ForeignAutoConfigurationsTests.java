package io.trialsuite.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignAutoConfigurationsTests {

    private static final String OF_THE_AUTHORIZATION_SERVER = "OAuth2AuthorizationServerAutoConfiguration";

    @TempDir
    private Path folder;

    @Test
    void aServiceWithoutAnAuthorizationServerDoesNotGetItsNeighbours() throws IOException {
        var foreign = ForeignAutoConfigurations.of(executable(jar -> !jar.contains("authorization-server")));

        assertThat(foreign).anyMatch(name -> name.endsWith(OF_THE_AUTHORIZATION_SERVER));
        assertThat(foreign).noneMatch(name -> name.endsWith("DataSourceAutoConfiguration"));
    }

    @Test
    void aServiceThatHasTheLibraryKeepsIt() throws IOException {
        var foreign = ForeignAutoConfigurations.of(executable(jar -> true));

        assertThat(foreign).noneMatch(name -> name.endsWith(OF_THE_AUTHORIZATION_SERVER));
    }

    @Test
    void whatANeighboursLibraryNamesTooStaysWithTheService() throws IOException {
        var foreign = ForeignAutoConfigurations.of(executable(jar -> !jar.contains("gateway-server")));

        assertThat(foreign)
                .anyMatch(name -> name.endsWith("GatewayServerMvcAutoConfiguration"))
                .noneMatch(name -> name.endsWith(".RestClientAutoConfiguration"));
    }

    private Path executable(Predicate<String> has) throws IOException {
        var jar = folder.resolve("some-service-1.0.0-exec.jar");
        var index = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .filter(has)
                .map(name -> "- \"BOOT-INF/lib/" + name + "\"")
                .collect(Collectors.joining("\n"));
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("BOOT-INF/classpath.idx"));
            out.write(index.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}

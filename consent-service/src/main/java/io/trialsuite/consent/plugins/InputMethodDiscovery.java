package io.trialsuite.consent.plugins;

import io.trialsuite.input.InputMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans first, in their order, then what {@link ServiceLoader} finds on the class path, then the jars of the folder by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PluginProperties.class)
class InputMethodDiscovery {

    private static final int MOST_PROVIDERS = 200;

    @Bean
    InputMethods inputMethods(ObjectProvider<InputMethod> beans, PluginProperties properties) {
        var candidates = new ArrayList<InputMethods.Candidate>();
        beans.orderedStream()
                .forEach(bean -> candidates.add(
                        new InputMethods.Candidate(bean.getClass().getName(), () -> bean)));
        candidates.addAll(installed(Thread.currentThread().getContextClassLoader()));
        if (properties.folder() != null) {
            candidates.addAll(dropped(properties.folder()));
        }
        return new InputMethods(candidates);
    }

    static List<InputMethods.Candidate> installed(ClassLoader classLoader) {
        return candidates(classLoader, "", type -> true);
    }

    /** Each jar sees this service and none of the others, so that two may bring different releases of one library. */
    static List<InputMethods.Candidate> dropped(Path folder) {
        var found = new ArrayList<InputMethods.Candidate>();
        for (var jar : jars(folder)) {
            var loader = new URLClassLoader(new URL[] {url(jar)}, InputMethod.class.getClassLoader());
            var name = String.valueOf(jar.getFileName());
            var ofJar = candidates(loader, name + "!", type -> loader.equals(type.getClassLoader()));
            found.addAll(ofJar.isEmpty() ? List.of(refused(name, "it offers no input method")) : ofJar);
        }
        return found;
    }

    /** The loader goes on behind a broken provider when asked again, so that one bad class hides no good one. */
    private static List<InputMethods.Candidate> candidates(
            ClassLoader loader, String prefix, Predicate<Class<?>> wanted) {
        var found = new ArrayList<InputMethods.Candidate>();
        var providers = ServiceLoader.load(InputMethod.class, loader).stream().iterator();
        for (var count = 0; count < MOST_PROVIDERS; count++) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                var provider = providers.next();
                if (wanted.test(provider.type())) {
                    found.add(
                            new InputMethods.Candidate(prefix + provider.type().getName(), provider));
                }
            } catch (ServiceConfigurationError broken) {
                found.add(refused(prefix + broken.getMessage(), "it cannot be loaded"));
            }
        }
        return found;
    }

    private static InputMethods.Candidate refused(String name, String reason) {
        return new InputMethods.Candidate(name, () -> {
            throw new PluginRefused(reason);
        });
    }

    private static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("consent.plugins.folder cannot be read: " + folder, unreadable);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.trialsuite.consent.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans first, in their order, then what {@link ServiceLoader} finds in jars on the class path. */
@Configuration(proxyBeanMethods = false)
class InputMethodDiscovery {

    private static final int MOST_PROVIDERS = 200;

    @Bean
    InputMethods inputMethods(ObjectProvider<InputMethod> beans) {
        var candidates = new ArrayList<InputMethods.Candidate>();
        beans.orderedStream()
                .forEach(bean -> candidates.add(
                        new InputMethods.Candidate(bean.getClass().getName(), () -> bean)));
        candidates.addAll(installed(Thread.currentThread().getContextClassLoader()));
        return new InputMethods(candidates);
    }

    /** The loader goes on behind a broken provider when asked again, so that one bad jar hides no good one. */
    static List<InputMethods.Candidate> installed(ClassLoader classLoader) {
        var found = new ArrayList<InputMethods.Candidate>();
        var providers = ServiceLoader.load(InputMethod.class, classLoader).iterator();
        for (var count = 0; count < MOST_PROVIDERS; count++) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                var method = providers.next();
                found.add(new InputMethods.Candidate(method.getClass().getName(), () -> method));
            } catch (ServiceConfigurationError broken) {
                found.add(new InputMethods.Candidate(String.valueOf(broken.getMessage()), () -> {
                    throw broken;
                }));
            }
        }
        return found;
    }
}

package io.trialsuite.consent.plugins;

import io.trialsuite.input.InputMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The input methods of this running service. The first to claim a key keeps it; a later claimant, and one that cannot even
 * say its key, is refused by name while everything else goes on working.
 */
public final class InputMethods {

    private static final Logger log = LoggerFactory.getLogger(InputMethods.class);
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private final Map<String, InputMethod> methods = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /** A plugin that is not in use, and why. */
    public record Refused(String name, String reason) {}

    /** One plugin that may or may not come to life. */
    record Candidate(String name, Supplier<InputMethod> source) {}

    InputMethods(List<Candidate> candidates) {
        candidates.forEach(this::admit);
    }

    private void admit(Candidate candidate) {
        try {
            var method = candidate.source().get();
            var key = method.key();
            if (!KEY.matcher(key).matches()) {
                refuse(candidate, "its key is not of the form " + KEY.pattern());
                return;
            }
            var holder = methods.putIfAbsent(key, method);
            if (holder != null) {
                refuse(
                        candidate,
                        "key " + key + " is already taken by "
                                + holder.getClass().getName());
            }
        } catch (PluginRefused refusal) {
            refuse(candidate, String.valueOf(refusal.getMessage()));
        } catch (RuntimeException | LinkageError | java.util.ServiceConfigurationError broken) {
            log.atWarn().setCause(broken).log("Input method {} failed to load", candidate.name());
            refuse(candidate, "it failed to load: " + broken.getClass().getSimpleName());
        }
    }

    private void refuse(Candidate candidate, String reason) {
        log.warn("Input method {} is refused: {}", candidate.name(), reason);
        refused.add(new Refused(candidate.name(), reason));
    }

    public Optional<InputMethod> find(String key) {
        return Optional.ofNullable(methods.get(key));
    }

    /** For a field that was published with this method: its absence is a fault of the installation, not of the caller. */
    public InputMethod require(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("Input method " + key + " is not installed"));
    }

    public Collection<InputMethod> all() {
        return List.copyOf(methods.values());
    }

    public List<Refused> refused() {
        return List.copyOf(refused);
    }
}

package io.trialsuite.consent.plugins.web;

import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.InputMethod;
import io.trialsuite.web.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/organizations/{organization}/input-plugins")
class InputPluginController {

    private final InputMethods methods;

    InputPluginController(InputMethods methods) {
        this.methods = methods;
    }

    @GetMapping
    InputPlugins list(Caller caller) {
        return new InputPlugins(methods.all().stream().map(InputPlugin::from).toList(), methods.refused());
    }

    record InputPlugins(List<InputPlugin> items, List<InputMethods.Refused> refused) {}

    record InputPlugin(String key, Map<String, Object> configSchema) {

        static InputPlugin from(InputMethod method) {
            return new InputPlugin(method.key(), method.configSchema());
        }
    }
}

package io.trialsuite.consent.plugins;

import io.trialsuite.consent.plugins.InputMethods.Candidate;
import java.util.List;

/** The methods every service has. */
public final class BuiltInMethods {

    private BuiltInMethods() {}

    public static InputMethods all() {
        return new InputMethods(List.of(
                new Candidate("text", TextInput::new),
                new Candidate("checkbox", CheckboxInput::new),
                new Candidate("signature", SignatureInput::new),
                new Candidate("date", DateInput::new),
                new Candidate("initials", InitialsInput::new),
                new Candidate("single-choice", SingleChoiceInput::new),
                new Candidate("comprehension", () -> new ComprehensionInput(new SingleChoiceInput()))));
    }
}

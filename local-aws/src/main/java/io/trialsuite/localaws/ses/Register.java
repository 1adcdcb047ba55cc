package io.trialsuite.localaws.ses;

/** The kinds of named documents that an account holds. */
enum Register {
    IDENTITY("Email identity"),
    CONFIGURATION_SET("Configuration set"),
    TEMPLATE("Template"),
    SUPPRESSED("Email address"),
    TAGS("Resource");

    private final String label;

    Register(String label) {
        this.label = label;
    }

    /** As SES calls it in its error messages. */
    String label() {
        return label;
    }
}

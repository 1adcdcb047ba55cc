package io.trialsuite.signature.intent;

/** What came of confirming an intent; only {@link Confirmed} has used it up. */
public sealed interface Confirmation {

    /** The one who was shown it has confirmed it, in time and for the first time. */
    record Confirmed(SignatureIntent intent) implements Confirmation {}

    /** There is no such intent of this signer about this subject. */
    record Unknown() implements Confirmation {}

    /** It was not confirmed within {@link SignatureIntents#VALIDITY}. */
    record Expired() implements Confirmation {}

    /** It has been confirmed before. */
    record Used() implements Confirmation {}

    /** What would be signed is not what was shown. */
    record Changed() implements Confirmation {}
}

package io.trialsuite.consent.requests;

/** What came of confirming; also a wrong code changes something, which is why it is an answer and not a refusal. */
public sealed interface SigningOutcome {

    record Signed(SignedView signature) implements SigningOutcome {}

    record Refused(Verification.Refused code) implements SigningOutcome {}
}

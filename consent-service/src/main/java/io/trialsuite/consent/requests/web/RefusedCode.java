package io.trialsuite.consent.requests.web;

import io.trialsuite.consent.requests.RequestLocked;
import io.trialsuite.consent.requests.RequestNoLongerOffered;
import io.trialsuite.consent.requests.Verification;
import io.trialsuite.problem.Problem;

/** What a wrong code is answered with, once it has been counted. */
final class RefusedCode {

    private RefusedCode() {}

    static Problem problem(Verification.Refused refused) {
        return switch (refused) {
            case Verification.Wrong wrong -> new WrongCode(wrong.attemptsLeft());
            case Verification.LockedOut locked -> new RequestLocked(locked.remaining());
            case Verification.Ended ended -> new RequestNoLongerOffered();
        };
    }
}

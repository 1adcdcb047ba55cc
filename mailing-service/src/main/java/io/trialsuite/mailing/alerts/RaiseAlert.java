package io.trialsuite.mailing.alerts;

import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells the operators about a mail; a second alert of the same kind about the same mail is none. */
public record RaiseAlert(
        AlertKind kind,
        TrackedMail mail,
        ReasonCode reason,
        @Nullable String smtpStatus,
        @Nullable String diagnostic,
        Instant occurredAt) {}

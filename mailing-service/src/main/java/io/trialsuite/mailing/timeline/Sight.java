package io.trialsuite.mailing.timeline;

import io.trialsuite.mailing.mail.MailAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of an address somebody may see: those who run the organization see it, everybody else a mask. */
public enum Sight {
    FULL,
    MASKED;

    private static final Set<String> MAY_SEE = Set.of("OWNER", "ADMIN");

    public static Sight of(String role) {
        return MAY_SEE.contains(role) ? FULL : MASKED;
    }

    String address(String address) {
        return this == FULL ? address : new MailAddress(address).masked();
    }

    @Nullable
    String diagnostic(@Nullable String text) {
        return text == null || this == FULL ? text : MailAddress.maskedIn(text);
    }
}

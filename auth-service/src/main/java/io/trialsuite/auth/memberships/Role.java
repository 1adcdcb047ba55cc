package io.trialsuite.auth.memberships;

/** What a person may do in one organization, strongest first. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    /** Whether it is too much for somebody of whom only a password is known. */
    boolean needsVerifiedAddress() {
        return switch (this) {
            case OWNER, ADMIN -> true;
            case MEMBER -> false;
        };
    }

    /** Nobody hands out more than they hold, and members hand out nothing. */
    boolean mayGrant(Role granted) {
        return switch (this) {
            case OWNER -> true;
            case ADMIN -> granted != OWNER;
            case MEMBER -> false;
        };
    }
}

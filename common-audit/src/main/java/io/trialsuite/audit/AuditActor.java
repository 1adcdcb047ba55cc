package io.trialsuite.audit;

/**
 * Who acted.
 *
 * @param kind a person with an account, a participant or somebody beside them known by pseudonym, or a part of the system
 * @param id account id, pseudonymous participant reference, or the component's name; never a name or address
 * @param role the role in which they acted
 */
public record AuditActor(Kind kind, String id, String role) {

    /** What sort of actor it is. */
    public enum Kind {
        ACCOUNT,
        PARTICIPANT,
        SYSTEM
    }

    public static AuditActor account(Object id, String role) {
        return new AuditActor(Kind.ACCOUNT, id.toString(), role);
    }

    public static AuditActor participant(Object reference) {
        return new AuditActor(Kind.PARTICIPANT, reference.toString(), "PARTICIPANT");
    }

    /** Somebody who signs beside a participant, such as a witness. */
    public static AuditActor signatory(Object reference, String role) {
        return new AuditActor(Kind.PARTICIPANT, reference.toString(), role);
    }

    public static AuditActor system(String component) {
        return new AuditActor(Kind.SYSTEM, component, "SYSTEM");
    }
}

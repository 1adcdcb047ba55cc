package io.trialsuite.auth.studyroles;

/** What somebody does in a study, as trial master files and data rooms name it. */
public enum Seat {
    /** Principal investigator. */
    PI(false),
    /** Sub-investigator. */
    SI(false),
    /** Clinical research coordinator. */
    CRC(false),
    /** Clinical research associate, the monitor. */
    CRA(false),
    /** Sponsor's trial lead. */
    SP(false),
    /** Project manager of the contract research organization. */
    PM(false),
    /** Data manager. */
    DM(false),
    /** Member of the ethics committee (IRB/IEC). */
    IRB(false),
    /** Third-party auditor or inspector; always for a time. */
    INS(false),
    /** Pharmacist, blinded. */
    PH(false),
    /** Quality assurance. */
    QA(false),
    /** Unblinded pharmacist. */
    UP(true),
    /** Unblinded statistician. */
    US(true);

    private final boolean unblinded;

    Seat(boolean unblinded) {
        this.unblinded = unblinded;
    }

    /** Whether it may learn who gets which treatment. */
    public boolean isUnblinded() {
        return unblinded;
    }

    /** Whether it is given for a time only. */
    public boolean isTimeBoxed() {
        return this == INS;
    }
}

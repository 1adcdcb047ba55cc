package io.trialsuite.consent.requests;

/** What a signature says (21 CFR 11.50(a)(3)). A sentence is never edited: another wording is another version. */
public enum SignatureMeaning {
    CONSENT(
            1,
            "본인은 위 내용을 읽고 이해하였으며, 자발적으로 동의합니다.",
            "I have read and understood the above, and I consent of my own free will.");

    private final int sentenceVersion;
    private final String korean;
    private final String english;

    SignatureMeaning(int sentenceVersion, String korean, String english) {
        this.sentenceVersion = sentenceVersion;
        this.korean = korean;
        this.english = english;
    }

    public int sentenceVersion() {
        return sentenceVersion;
    }

    public String sentence(String locale) {
        return locale.equals("ko") ? korean : english;
    }
}

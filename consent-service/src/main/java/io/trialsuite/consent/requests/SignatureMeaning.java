package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;

/** What a signature says (21 CFR 11.50(a)(3)). A sentence is never edited: another wording is another version. */
public enum SignatureMeaning {
    CONSENT(
            1,
            "본인은 위 내용을 읽고 이해하였으며, 자발적으로 동의합니다.",
            "I have read and understood the above, and I consent of my own free will."),
    CONSENT_ON_BEHALF(
            1,
            "본인은 시험대상자의 대리인으로서 위 내용을 읽고 이해하였으며, 시험대상자를 위하여 자발적으로 동의합니다.",
            "As the participant's legally acceptable representative I have read and understood the above, and I consent for the"
                    + " participant of my own free will."),
    WITNESSED(
            1,
            "본인은 입회자로서 위 내용이 정확히 설명되었고, 이해된 것으로 보이며, 동의가 자발적으로 이루어졌음을 확인합니다.",
            "As an impartial witness I confirm that the above was explained accurately, was apparently understood, and was consented to"
                    + " freely."),
    INTERPRETED(
            1,
            "본인은 통역인으로서 위 내용과 모든 질문과 답변을 정확하고 빠짐없이 통역하였음을 확인합니다.",
            "As the interpreter I confirm that I have interpreted the above, and every question and answer, accurately and completely."),
    CONSENT_OBTAINED(
            1,
            "본인은 위 내용을 설명하고 질문할 기회를 드렸으며, 동의가 자발적으로 이루어졌음을 확인합니다.",
            "I have explained the above, there was time and opportunity for questions, and the consent was given freely."),
    PAPER_ATTESTED(
            1,
            "본인은 스캔 파일이 서명된 종이 동의서의 진정하고 완전한 사본이며, 옮겨 적은 내용이 그와 일치함을 확인합니다.",
            "I certify that the scan is a true and complete copy of the paper that was signed, and that what was transcribed from it is"
                    + " what stands there.");

    private final int sentenceVersion;
    private final String korean;
    private final String english;

    SignatureMeaning(int sentenceVersion, String korean, String english) {
        this.sentenceVersion = sentenceVersion;
        this.korean = korean;
        this.english = english;
    }

    /** The one thing that somebody in this capacity can say. */
    static SignatureMeaning of(SignatoryRole role) {
        return switch (role) {
            case PARTICIPANT -> CONSENT;
            case LAR -> CONSENT_ON_BEHALF;
            case IMPARTIAL_WITNESS -> WITNESSED;
            case INTERPRETER -> INTERPRETED;
            case OBTAINING_PERSON -> CONSENT_OBTAINED;
        };
    }

    public int sentenceVersion() {
        return sentenceVersion;
    }

    public String sentence(String locale) {
        return locale.equals("ko") ? korean : english;
    }
}

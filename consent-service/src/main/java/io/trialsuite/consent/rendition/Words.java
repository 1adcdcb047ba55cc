package io.trialsuite.consent.rendition;

/** The fixed words around a consent; a third language gets English ones. */
enum Words {
    VERSION("버전", "Version"),
    STUDY("연구", "Study"),
    SITE("실시기관", "Site"),
    SUBJECT("대상자 번호", "Subject"),
    DOCUMENT_HASH("문서 해시 (SHA-256)", "Document hash (SHA-256)"),
    NOT_ANSWERED("응답하지 않음", "Not answered"),
    SIGNATURES("서명", "Signatures"),
    SIGNED_WITH("서명 방식", "Kind"),
    NAME("성명", "Printed name"),
    ROLE("자격", "Capacity"),
    MEANING("의미", "Meaning"),
    SIGNED_AT("서명 일시", "Signed at"),
    IDENTITY("본인 확인", "Identity checked by"),
    EVIDENCE_HASH("증거 해시 (SHA-256)", "Evidence hash (SHA-256)"),
    SIGNATURE_ID("서명 번호", "Signature");

    private final String korean;
    private final String english;

    Words(String korean, String english) {
        this.korean = korean;
        this.english = english;
    }

    String in(String locale) {
        return locale.equals("ko") ? korean : english;
    }
}

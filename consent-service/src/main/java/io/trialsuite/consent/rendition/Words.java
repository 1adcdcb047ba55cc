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
    SIGNED_ON_PAPER("종이에 서명함", "Signed on paper"),
    PAPER_SIGNED_AT("종이 서명 일시", "Paper signed at"),
    PAPER_SCAN("스캔 파일 해시 (SHA-256), 쪽수", "Hash of the scan (SHA-256), pages"),
    SIGNATURE_AND_DATE("성명, 서명, 일시", "Printed name, signature, date and time"),
    PAPER_HELP(
            "모든 해당자가 직접 서명하고 날짜와 시각을 적어 주십시오. 한 부는 대상자에게 드리고, 서명된 종이는 스캔하여 시스템에 등록한 후 원본을 보관하십시오.",
            "Everybody named below signs in person and writes down date and time. Give the participant a copy; scan the signed paper,"
                    + " record it in the system, and keep the original."),
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

package io.trialsuite.consent.rendition;

import static java.util.Map.entry;

import java.util.Map;

/** Codes as people read them; a code without words is shown as it is. */
final class Terms {

    private static final Map<String, String> KOREAN = Map.ofEntries(
            entry("PARTICIPANT", "시험대상자"),
            entry("LAR", "법정대리인"),
            entry("IMPARTIAL_WITNESS", "공정한 입회자"),
            entry("INTERPRETER", "통역인"),
            entry("OBTAINING_PERSON", "동의를 받은 사람"),
            entry("ELECTRONIC", "전자서명 (성명 입력)"),
            entry("HANDWRITTEN_EXECUTED", "자필서명 (화면에 그림)"),
            entry("EMAIL_CODE", "등록된 이메일로 보낸 일회용 코드"),
            entry("RECENT_PROOF", "계정 및 추가 인증"),
            entry("PHOTO_ID", "실시기관 직원이 사진이 있는 신분증으로 확인"),
            entry("KNOWN_TO_STAFF", "실시기관 직원이 아는 사람"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            entry("PARTICIPANT", "Participant"),
            entry("LAR", "Legally acceptable representative"),
            entry("IMPARTIAL_WITNESS", "Impartial witness"),
            entry("INTERPRETER", "Interpreter"),
            entry("OBTAINING_PERSON", "Person obtaining consent"),
            entry("ELECTRONIC", "Electronic signature (typed name)"),
            entry("HANDWRITTEN_EXECUTED", "Handwritten signature (drawn)"),
            entry("EMAIL_CODE", "One-time code sent to the registered address"),
            entry("RECENT_PROOF", "Account and a second factor"),
            entry("PHOTO_ID", "Staff of the site, by a document with a picture"),
            entry("KNOWN_TO_STAFF", "Staff of the site, who know the person"));

    private Terms() {}

    static String of(String code, String locale) {
        return (locale.equals("ko") ? KOREAN : ENGLISH).getOrDefault(code, code);
    }
}

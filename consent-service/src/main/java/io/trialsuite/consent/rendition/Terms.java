package io.trialsuite.consent.rendition;

import java.util.Map;

/** Codes as people read them; a code without words is shown as it is. */
final class Terms {

    private static final Map<String, String> KOREAN = Map.of(
            "PARTICIPANT", "시험대상자",
            "LAR", "법정대리인",
            "IMPARTIAL_WITNESS", "공정한 입회자",
            "INTERPRETER", "통역인",
            "OBTAINING_PERSON", "동의를 받은 사람",
            "ELECTRONIC", "전자서명 (성명 입력)",
            "HANDWRITTEN_EXECUTED", "자필서명 (화면에 그림)",
            "EMAIL_CODE", "등록된 이메일로 보낸 일회용 코드",
            "RECENT_PROOF", "계정 및 추가 인증");

    private static final Map<String, String> ENGLISH = Map.of(
            "PARTICIPANT", "Participant",
            "LAR", "Legally acceptable representative",
            "IMPARTIAL_WITNESS", "Impartial witness",
            "INTERPRETER", "Interpreter",
            "OBTAINING_PERSON", "Person obtaining consent",
            "ELECTRONIC", "Electronic signature (typed name)",
            "HANDWRITTEN_EXECUTED", "Handwritten signature (drawn)",
            "EMAIL_CODE", "One-time code sent to the registered address",
            "RECENT_PROOF", "Account and a second factor");

    private Terms() {}

    static String of(String code, String locale) {
        return (locale.equals("ko") ? KOREAN : ENGLISH).getOrDefault(code, code);
    }
}

package io.trialsuite.notification.wording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts people are told. {@code {name}} stands for a detail of the fact: a code, a count, a pseudonym. */
public enum FactKind {
    CONSENT_BATCH_COMPLETED(
            "동의서 발송이 끝났습니다: 발송 {dispatched}건, 제외 {skipped}건, 실패 {failed}건.",
            "Dispatch completed: {dispatched} sent, {skipped} skipped, {failed} failed."),
    CONSENT_SIGNATURE_APPLIED(
            "참여자 {participantRef} 님이 동의서에 서명했습니다.", "Participant {participantRef} signed the consent."),
    CONSENT_REQUEST_DECLINED(
            "참여자 {participantRef} 님이 동의를 거절했습니다.", "Participant {participantRef} declined the consent."),
    MAIL_BOUNCED("메일이 도착하지 않았습니다: {reason}", "A mail did not arrive: {reason}"),
    MAIL_COMPLAINED(
            "받는 사람이 메일을 스팸으로 신고했습니다. 이 주소로 더 보내지 않습니다.",
            "The recipient reported a mail as spam; nothing more is sent to this address.");

    private static final Pattern DETAIL = Pattern.compile("\\{(\\w+)}");

    private final String korean;
    private final String english;

    FactKind(String korean, String english) {
        this.korean = korean;
        this.english = english;
    }

    public static Optional<FactKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text of a fact; {@code {reason}} is the reason code in words. */
    public Words words(Map<String, String> details) {
        var reason = BounceReasons.words(details.getOrDefault("reasonCode", ""));
        return new Words(fill(korean, details, reason.ko()), fill(english, details, reason.en()));
    }

    private static String fill(String text, Map<String, String> details, String reason) {
        return DETAIL.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("reason") ? reason : details.getOrDefault(found.group(1), "–")));
    }
}

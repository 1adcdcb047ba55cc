package io.trialsuite.notification.wording;

/** Reason codes of mailing-service, as one line of an inbox; codes we do not know yet are told without a reason. */
final class BounceReasons {

    private BounceReasons() {}

    static Words words(String reasonCode) {
        return switch (reasonCode) {
            case "no-mailbox" -> new Words("이 주소의 메일함이 없습니다.", "there is no mailbox at this address.");
            case "invalid-address" -> new Words("메일 주소의 형식이 올바르지 않습니다.", "the address is not valid.");
            case "mailbox-full" -> new Words("메일함이 가득 찼습니다.", "the mailbox is full.");
            case "suppressed" ->
                new Words("이전에 반송되거나 신고된 주소입니다.", "earlier mail to this address bounced or was reported as spam.");
            case "content-rejected", "attachment-rejected", "message-too-large" ->
                new Words("받는 서버가 내용을 거절했습니다.", "the receiving server did not accept its content.");
            case "temporary-failure" ->
                new Words(
                        "받는 서버가 여러 번 받지 않았습니다.",
                        "the receiving server did not take it, though it was tried several times.");
            case "permanent-failure" -> new Words("받는 서버가 거절했습니다.", "the receiving server refused it.");
            case "rejected", "rendering-failed", "outcome-unknown", "gave-up" ->
                new Words("메일을 보내지 못했습니다.", "it could not be sent.");
            default -> new Words("이유를 알 수 없습니다.", "the reason is not known.");
        };
    }
}

package io.trialsuite.mailing.reasons;

import java.util.Locale;

/** Why a mail did not arrive. Codes are part of the event contract and never change; the words may. */
public enum ReasonCode {
    NO_MAILBOX(
            "이 주소의 메일함이 없습니다.",
            "There is no mailbox at this address.",
            "참여자에게 주소를 다시 확인한 뒤 새로 보내세요.",
            "Ask the participant for the correct address, then send again."),
    MAILBOX_FULL(
            "받는 사람의 메일함이 가득 찼습니다.",
            "The recipient's mailbox is full.",
            "참여자에게 알리고 며칠 뒤 다시 보내세요.",
            "Tell the participant and send again in a few days."),
    MESSAGE_TOO_LARGE(
            "메일이 커서 받는 서버가 거절했습니다.",
            "The mail was too large for the receiving server.",
            "운영 담당자에게 알려 주세요.",
            "Tell the operators."),
    CONTENT_REJECTED(
            "받는 서버가 메일 내용을 거절했습니다.",
            "The receiving server did not accept the content.",
            "운영 담당자에게 진단 내용을 전달하세요.",
            "Pass the diagnostic on to the operators."),
    ATTACHMENT_REJECTED(
            "받는 서버가 첨부 파일을 거절했습니다.",
            "The receiving server did not accept the attachment.",
            "운영 담당자에게 진단 내용을 전달하세요.",
            "Pass the diagnostic on to the operators."),
    SUPPRESSED(
            "이전에 반송되었거나 수신을 거부한 주소라 보내지 않았습니다.",
            "Not sent: earlier mail to this address bounced or was reported as spam.",
            "다른 주소를 받아 그 주소로 보내세요.",
            "Ask for another address and send there."),
    PERMANENT_FAILURE(
            "받는 서버가 메일을 최종적으로 거절했습니다.",
            "The receiving server refused the mail for good.",
            "주소를 확인하고 다른 방법으로 연락하세요.",
            "Check the address and reach the participant another way."),
    TEMPORARY_FAILURE(
            "여러 번 시도했지만 받는 서버가 메일을 받지 않았습니다.",
            "The receiving server did not take the mail, though it was tried several times.",
            "몇 시간 뒤 다시 보내세요.",
            "Send again in a few hours."),
    UNDETERMINED(
            "반송되었으나 받는 서버가 이유를 알려 주지 않았습니다.",
            "It bounced, and the receiving server did not say why.",
            "한 번 더 보내고, 다시 반송되면 다른 주소를 사용하세요.",
            "Send once more; if it bounces again, use another address."),
    AUTO_REPLY(
            "메일은 도착했고, 자동 응답이 돌아왔습니다.",
            "The mail arrived; an automatic reply came back.",
            "할 일이 없습니다.",
            "Nothing to do."),
    DELAYED(
            "받는 서버가 아직 메일을 받지 않아 계속 시도하고 있습니다.",
            "The receiving server has not taken the mail yet; it is being tried again.",
            "기다리세요. 실패하면 알려 드립니다.",
            "Wait; you will be told if it fails."),
    COMPLAINT(
            "받는 사람이 메일을 스팸으로 신고했습니다.",
            "The recipient reported the mail as spam.",
            "이 주소로 더 보내지 말고, 참여 의사를 다른 방법으로 확인하세요.",
            "Do not write to this address again; ask another way whether they want to take part."),
    INVALID_ADDRESS(
            "메일 주소의 형식이 올바르지 않습니다.",
            "This is not a valid e-mail address.",
            "주소를 고친 뒤 다시 보내세요.",
            "Correct the address and send again."),
    REJECTED("메일 서비스가 보내기를 거절했습니다.", "The mail service refused to send it.", "운영 담당자에게 알려 주세요.", "Tell the operators."),
    RENDERING_FAILED(
            "메일을 작성할 수 없어 보내지 않았습니다.",
            "Not sent: the mail could not be written from the values given.",
            "운영 담당자에게 알려 주세요.",
            "Tell the operators."),
    OUTCOME_UNKNOWN(
            "보냈는지 확인되지 않아 다시 보내지 않았습니다.",
            "It is not known whether it was sent; it was not sent again.",
            "필요하면 새로 보내세요.",
            "Send a new one if it is needed."),
    GAVE_UP(
            "메일 서비스에 오래 연결되지 않아 보내지 못했습니다.",
            "Not sent: the mail service could not be reached for too long.",
            "다시 보내세요.",
            "Send again.");

    private final String korean;
    private final String english;
    private final String nextKorean;
    private final String nextEnglish;

    ReasonCode(String korean, String english, String nextKorean, String nextEnglish) {
        this.korean = korean;
        this.english = english;
        this.nextKorean = nextKorean;
        this.nextEnglish = nextEnglish;
    }

    public static ReasonCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Words meaning() {
        return new Words(korean, english);
    }

    public Words whatToDo() {
        return new Words(nextKorean, nextEnglish);
    }
}

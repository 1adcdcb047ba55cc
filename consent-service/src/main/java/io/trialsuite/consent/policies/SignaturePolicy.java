package io.trialsuite.consent.policies;

/** That a signature given through an account binds like one by hand. The text is never edited: another wording is another version. */
public final class SignaturePolicy {

    public static final int VERSION = 1;

    private static final String KOREAN = """
            본인의 계정으로 하는 전자서명은 자필서명과 동일한 법적 구속력을 가집니다. 본인은 비밀번호와 인증 수단을 누구에게도 알려주거나 빌려주지 않으며, \
            분실하거나 다른 사람이 알게 되었을 때에는 즉시 알립니다. 본인은 서명하는 내용을 읽은 후에만, 본인에게 위임된 업무에 대해서만 서명합니다.""";

    private static final String ENGLISH = """
            A signature that I give through my account binds me like one by hand. I neither tell nor lend anybody my password or \
            second factor, and report at once when one is lost or known to somebody else. I sign only what I have read, and only \
            in tasks that are delegated to me.""";

    private SignaturePolicy() {}

    static String text(String locale) {
        return locale.equals("ko") ? KOREAN : ENGLISH;
    }
}

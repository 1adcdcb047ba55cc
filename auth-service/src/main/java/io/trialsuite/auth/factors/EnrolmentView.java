package io.trialsuite.auth.factors;

/**
 * What an app needs; shown once.
 *
 * @param secret in Base32, to type in
 * @param uri the same for a QR code (Key URI format)
 */
public record EnrolmentView(String secret, String uri) {

    @Override
    public String toString() {
        return "EnrolmentView[hidden]";
    }
}

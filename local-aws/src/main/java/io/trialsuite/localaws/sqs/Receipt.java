package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Which delivery of which message a receipt handle stands for. It says so itself, so that a consumer may delete what it
 * received before a restart of this process.
 */
record Receipt(String queue, long sequence, int receives) {

    String handle() {
        var text = queue + ' ' + sequence + ' ' + receives;
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a handle.
     *
     * @throws AwsError {@code ReceiptHandleIsInvalid} if it is not one of this queue's
     */
    static Receipt parse(String handle, String queue) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(handle), StandardCharsets.UTF_8);
            int second = text.lastIndexOf(' ');
            int first = text.lastIndexOf(' ', second - 1);
            if (first > 0 && text.substring(0, first).equals(queue)) {
                return new Receipt(
                        queue,
                        Long.parseLong(text, first + 1, second, 10),
                        Integer.parseInt(text, second + 1, text.length(), 10));
            }
        } catch (IllegalArgumentException e) {
            throw Refusals.receiptHandleIsInvalid();
        }
        throw Refusals.receiptHandleIsInvalid();
    }
}

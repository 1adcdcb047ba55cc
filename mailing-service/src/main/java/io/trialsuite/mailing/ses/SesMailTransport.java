package io.trialsuite.mailing.ses;

import io.trialsuite.mailing.outgoing.MailTransport;
import io.trialsuite.mailing.outgoing.OutgoingMail;
import io.trialsuite.mailing.outgoing.SendResult;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Hands mails to SES v2, tagged so that its events lead back to the attempt even when the answer got lost. */
@Component
class SesMailTransport implements MailTransport {

    private static final String UTF_8 = "UTF-8";

    private final SesV2Client ses;
    private final SesProperties properties;

    SesMailTransport(SesV2Client ses, SesProperties properties) {
        this.ses = ses;
        this.properties = properties;
    }

    @Override
    public SendResult send(OutgoingMail mail) {
        try {
            return new SendResult.Accepted(ses.sendEmail(request(mail)).messageId());
        } catch (AwsServiceException answered) {
            return answered(answered);
        } catch (SdkException unanswered) {
            var outcome = outcome(unanswered);
            return neverConnected(unanswered)
                    ? new SendResult.TryLater(outcome, false)
                    : new SendResult.Unknown(outcome);
        }
    }

    private SendEmailRequest request(OutgoingMail mail) {
        var content = mail.content();
        return SendEmailRequest.builder()
                .fromEmailAddress(properties.from())
                .destination(to -> to.toAddresses(mail.recipient().value()))
                .configurationSetName(properties.configurationSet())
                .emailTags(
                        tag("mail_id", mail.mail().toString()),
                        tag("attempt_id", mail.attempt().toString()))
                .content(c -> c.simple(message -> message.subject(text(content.subject()))
                        .body(Body.builder()
                                .text(text(content.text()))
                                .html(text(content.html()))
                                .build())))
                .build();
    }

    private static SendResult answered(AwsServiceException e) {
        var details = e.awsErrorDetails();
        var outcome = e.statusCode() + " " + (details == null ? "" : details.errorCode());
        if (e instanceof MessageRejectedException || e instanceof BadRequestException) {
            return new SendResult.Refused(outcome);
        }
        // only 503 says that nothing was begun; any other failure may have come after the mail was taken
        if (e.statusCode() >= 500 && e.statusCode() != 503 && !e.isThrottlingException()) {
            return new SendResult.Unknown(outcome);
        }
        // a quota, account, domain or permission comes back, and no mail is at fault
        return new SendResult.TryLater(outcome, e.statusCode() < 500 || e.isThrottlingException());
    }

    private static boolean neverConnected(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof UnknownHostException
                        || cause instanceof NoRouteToHostException);
    }

    private static String outcome(Throwable e) {
        var root = Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .reduce((first, second) -> second)
                .orElse(e);
        return root.getClass().getSimpleName();
    }

    private static Content text(String value) {
        return Content.builder().data(value).charset(UTF_8).build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }
}

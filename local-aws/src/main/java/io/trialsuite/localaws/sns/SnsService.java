package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.journal.Journal;
import io.trialsuite.localaws.sqs.SqsService;
import java.io.Closeable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SNS behind the AWS query protocol: a form in, XML out. */
public final class SnsService implements AwsService, TopicPublisher, Closeable {

    private static final String NAMESPACE = " xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"";
    private static final int LARGEST_BODY = 16 << 20;

    private final Topics topics;
    private final Publishing publishing;
    private final Map<String, Function<Form, Xml>> actions = new HashMap<>();

    public SnsService(Account account, Clock clock, Journal journal, SqsService queues) {
        this.topics = new Topics(account, clock, journal);
        this.publishing = new Publishing(topics, queues);
        new TopicActions(topics, account).addTo(actions);
        new SubscriptionActions(topics, account).addTo(actions);
        new PublishActions(publishing).addTo(actions);
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public boolean claims(AwsRequest request) {
        return request.method().equals("POST")
                && request.rawPath().equals("/")
                && request.header("Content-Type")
                        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .isPresent();
    }

    @Override
    public String actionOf(AwsRequest request) {
        return form(request).get("Action", "");
    }

    @Override
    public String resourceOf(AwsRequest request) {
        var form = form(request);
        var arn = form.get("TopicArn", form.get("TargetArn", form.get("ResourceArn", form.get("Name", ""))));
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static Form form(AwsRequest request) {
        return Form.parse(request.bodyBytes(LARGEST_BODY));
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var form = form(request);
        var name = form.get("Action", "");
        var action = actions.get(name);
        if (action == null) {
            throw SnsRefusals.unknownAction(name);
        }
        var result = action.apply(form);
        var answer = new Xml()
                .open(name + "Response" + NAMESPACE)
                .open(name + "Result")
                .raw(result)
                .close(name + "Result")
                .open("ResponseMetadata")
                .element("RequestId", UUID.randomUUID().toString())
                .close("ResponseMetadata")
                .close(name + "Response");
        return AwsResponse.xml(200, answer.toString());
    }

    @Override
    public AwsResponse render(AwsError error) {
        var answer = new Xml()
                .open("ErrorResponse" + NAMESPACE)
                .open("Error")
                .element("Type", error.fault())
                .element("Code", error.code())
                .element("Message", error.message())
                .close("Error")
                .element("RequestId", UUID.randomUUID().toString())
                .close("ErrorResponse");
        return AwsResponse.xml(error.status(), answer.toString());
    }

    @Override
    public boolean exists(String topicArn) {
        return topics.exists(topicArn);
    }

    @Override
    public void publish(String topicArn, String message, @Nullable String subject, Map<String, String> attributes) {
        var typed = Json.object();
        attributes.forEach(
                (name, value) -> typed.putObject(name).put("DataType", "String").put("StringValue", value));
        var publication = new Publication(message, subject, typed.isEmpty() ? null : typed, null, null);
        if (publishing.publish(topicArn, List.of(publication)).getFirst()
                instanceof Publishing.Outcome.Refused refused) {
            throw refused.error();
        }
    }

    @Override
    public void close() {
        topics.close();
    }
}

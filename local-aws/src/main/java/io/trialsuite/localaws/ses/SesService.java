package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.journal.Journal;
import io.trialsuite.localaws.ses.Route.Call;
import io.trialsuite.localaws.sns.TopicPublisher;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SES v2 (REST-JSON). Mail goes nowhere: it is kept in the mailbox, and the events that AWS would publish about it go to
 * the SNS topics of its configuration set. Mails, and events not yet published, survive {@code kill -9}.
 */
public final class SesService implements AwsService, Closeable {

    private static final int MAX_REQUEST = 60 << 20;

    private final Registers registers;
    private final Mailbox mailbox;
    private final EventDispatcher events;
    private final List<Route> routes;

    /** @param directory where identities and mails are kept; null forgets them with this object */
    public SesService(Account account, @Nullable Path directory, TopicPublisher topics, Clock clock) {
        registers = new Registers(Journal.open(directory, "ses"));
        mailbox = new Mailbox(Journal.open(directory, "mail"));
        var sets = new ConfigurationSets(registers, topics);
        events = new EventDispatcher(mailbox, sets, topics, new EventRecord(account.region(), account.id()), clock);
        var simulator = new Simulator(address -> registers.contains(Register.SUPPRESSED, address.text()));
        var sending = new SendingMail(account, registers, simulator, mailbox, events, clock);
        routes = new SesOperations(registers, sets, sending, mailbox, clock).routes();
    }

    /** Publishes what a former process on the same directory left unpublished. To be called once topics are there. */
    public void start() {
        events.resume();
    }

    /** Where people and tests read the mail: {@code /_local/mail} and {@code /_local/mailbox}. */
    public AwsService mailbox() {
        return new MailboxService(mailbox);
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public boolean claims(AwsRequest request) {
        return request.rawPath().startsWith(Route.PREFIX);
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        for (var route : routes) {
            var values = route.match(request);
            if (values.isPresent()) {
                var body = Json.readObject(request.bodyBytes(MAX_REQUEST));
                return AwsResponse.json(200, route.handler().handle(new Call(values.get(), body, request)));
            }
        }
        throw new AwsError(
                404,
                "UnknownOperationException",
                "local-aws does not emulate " + request.method() + " " + request.rawPath());
    }

    @Override
    public String actionOf(AwsRequest request) {
        return routes.stream()
                .filter(route -> route.match(request).isPresent())
                .map(Route::action)
                .findFirst()
                .orElse("");
    }

    @Override
    public AwsResponse render(AwsError error) {
        return AwsResponse.json(error.status(), Json.object().put("message", error.message()))
                .with("x-amzn-ErrorType", error.code());
    }

    @Override
    public void close() {
        events.close();
        mailbox.close();
        registers.close();
    }
}

package io.trialsuite.localaws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.trialsuite.localaws.faults.FaultRule;
import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the service that speaks a request's protocol, lets the fault rules have their say, and writes the answer. */
final class Front {

    private static final Logger log = LoggerFactory.getLogger(Front.class);

    private final List<AwsService> services;
    private final Faults faults;
    private final Callers callers;

    Front(List<AwsService> services, Faults faults, Callers callers) {
        this.services = List.copyOf(services);
        this.faults = faults;
        this.callers = callers;
    }

    void handle(HttpExchange exchange) {
        var caller = callers.enter(exchange);
        try (exchange) {
            answer(exchange, caller);
        } catch (AwsError e) {
            log.debug("Not a request that any service could be asked for: {}", e.message());
        } catch (IOException e) {
            log.debug("The caller went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            callers.leave(caller);
        }
    }

    private void answer(HttpExchange exchange, Callers.Caller caller) throws IOException, InterruptedException {
        var request = new AwsRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody(),
                caller::gone);
        var service = serviceFor(request);
        if (service == null) {
            write(exchange, nobody());
            return;
        }
        var hits = faultsOn(service, request);
        var response = respond(service, request, hits);
        if (hits.stream().noneMatch(FaultRule::dropConnection)) {
            write(exchange, response);
        }
    }

    private @Nullable AwsService serviceFor(AwsRequest request) {
        for (var service : services) {
            if (service.claims(request)) {
                return service;
            }
        }
        return null;
    }

    private List<FaultRule> faultsOn(AwsService service, AwsRequest request) {
        if (!faults.any() || request.rawPath().startsWith(LocalService.PREFIX)) {
            return List.of();
        }
        return faults.onRequest(service.name(), service.actionOf(request), () -> service.resourceOf(request));
    }

    private static AwsResponse respond(AwsService service, AwsRequest request, List<FaultRule> hits)
            throws InterruptedException {
        try {
            for (var rule : hits) {
                // the delay is the fault that was asked for
                Thread.sleep(rule.delayMs());
                if (rule.status() != 0) {
                    throw new AwsError(rule.status(), rule.code(), "Injected by a fault rule.");
                }
            }
            return service.handle(request);
        } catch (AwsError e) {
            return service.render(e);
        } catch (RuntimeException e) {
            log.error("{} failed on {} {}", service.name(), request.method(), request.rawPath(), e);
            return service.render(new AwsError(500, "InternalFailure", "See the log of local-aws: " + e));
        }
    }

    private static AwsResponse nobody() {
        return AwsResponse.bytes(400, "text/plain", "No service here speaks this protocol.\n".getBytes(UTF_8));
    }

    private static void write(HttpExchange exchange, AwsResponse response) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
        response.headers().forEach(headers::set);
        var body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Long.toString(body.length()));
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length() == 0 ? -1 : body.length());
        if (body.length() > 0) {
            write(body, exchange.getResponseBody());
        }
    }

    private static void write(AwsResponse.Body body, OutputStream out) throws IOException {
        switch (body) {
            case AwsResponse.Body.Bytes bytes -> out.write(bytes.content());
            case AwsResponse.Body.FileRange range -> copy(range, out);
        }
    }

    private static void copy(AwsResponse.Body.FileRange range, OutputStream out) throws IOException {
        try (var channel = FileChannel.open(range.file(), StandardOpenOption.READ)) {
            var sink = Channels.newChannel(out);
            for (long sent = 0; sent < range.length(); ) {
                sent += channel.transferTo(range.offset() + sent, range.length() - sent, sink);
            }
        }
    }
}

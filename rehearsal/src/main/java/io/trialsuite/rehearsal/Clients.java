package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Call.Reply;
import io.trialsuite.rehearsal.Fleet.Lease;
import io.trialsuite.rehearsal.People.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.JsonNodeFactory;

/** What clients of v1 do all day, and those of v2 once there are some. Each call is tried once; each answer is compared. */
final class Clients {

    private static final int WARMING_ROUNDS = 10;

    private final Fleet fleet;
    private final People people;
    private final Ledger ledger;
    private final Tally tally;
    private final String token;
    private final ConcurrentLinkedQueue<Login> logins = new ConcurrentLinkedQueue<>();
    private final AtomicInteger created = new AtomicInteger();

    private record Login(Owner owner, String accessToken, String refreshToken) {}

    /** @param token of a service client, good as long as the rehearsal */
    Clients(Fleet fleet, People people, Ledger ledger, Tally tally, String token) {
        this.fleet = fleet;
        this.people = people;
        this.ledger = ledger;
        this.tally = tally;
        this.token = token;
    }

    void logEverybodyIn() {
        people.owners().forEach(owner -> logIn(owner, System.nanoTime()));
    }

    /**
     * What a load balancer's slow start does: a few calls that change nothing, before the instance takes its place. None of
     * them counts.
     */
    Instance warmUp(Instance instance) {
        var nobody = UUID.randomUUID();
        var owner = people.owners().getFirst();
        var calls = new ArrayList<>(List.of(
                Call.get(home(owner.id()), token),
                Call.put(home(nobody), Call.organization(owner.organization()), token),
                Call.post("/v1/refresh", Map.of("refreshToken", "nobody's"), null)));
        logins.stream().limit(1).forEach(login -> {
            calls.add(Call.get("/v1/users/me", login.accessToken()));
            if (instance.isPresent()) {
                calls.add(Call.get("/v2/users/me", login.accessToken()));
                calls.add(Call.post(
                        "/v2/organizations/" + login.owner().organization() + "/memberships",
                        Map.of("accountId", nobody, "role", "MEMBER"),
                        login.accessToken()));
            }
        });
        for (var round = 0; round < WARMING_ROUNDS; round++) {
            calls.forEach(call -> ignored(call, instance));
        }
        ignored(Call.post("/v1/login", Map.of("email", "nobody@hospital.example", "password", "x"), null), instance);
        return instance;
    }

    private static void ignored(Call call, Instance instance) {
        try {
            if (call.to(instance.url()).status() >= 500) {
                throw new IllegalStateException("A new instance is not well: " + call.path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One call of the mix, due at a moment. */
    void call(long due) {
        var dice = ThreadLocalRandom.current().nextInt(100);
        if (fleet.hasPresent() && dice < 15) {
            if (dice < 8) {
                readMemberships(due);
            } else {
                join(due);
            }
        } else if (dice < 55) {
            readHome(due);
        } else if (dice < 68) {
            readMyself(due);
        } else if (dice < 88) {
            move(due);
        } else if (dice < 92) {
            create(due);
        } else if (dice < 98) {
            refresh(due);
        } else {
            logIn(
                    people.owners()
                            .get(ThreadLocalRandom.current()
                                    .nextInt(people.owners().size())),
                    due);
        }
    }

    void move(long due) {
        var person = ledger.take();
        try {
            move(person, due);
        } finally {
            ledger.release(person);
        }
    }

    /** Of somebody who is taken, or whom nobody else compares. */
    void move(UUID person, long due) {
        var there = anyOrganization();
        var reply = send(fleet.any(), Call.put(home(person), Call.organization(there), token), 200, due);
        if (reply.status() == 200) {
            ledger.moved(person, there);
        }
    }

    private void readHome(long due) {
        var person = ledger.take();
        try {
            var reply = send(fleet.any(), Call.get(home(person), token), 200, due);
            var expected = ledger.homes().get(person);
            if (reply.status() == 200 && expected != null) {
                compare("home", expected, reply.body().path("organizationId").asString());
            }
        } finally {
            ledger.release(person);
        }
    }

    private void readMyself(long due) {
        var login = logins.peek();
        if (login == null) {
            return;
        }
        var reply = send(fleet.any(), Call.get("/v1/users/me", login.accessToken()), 200, due);
        if (reply.status() == 200) {
            compare(
                    "me",
                    login.owner().organization(),
                    reply.body().path("organizationId").asString());
        }
    }

    private void create(long due) {
        var there = anyOrganization();
        var email = "new%d-%d@hospital.example".formatted(System.nanoTime(), created.incrementAndGet());
        var body = Map.of("email", email, "organizationId", there);
        var reply = send(fleet.any(), Call.post("/v1/users", body, token), 201, due);
        if (reply.status() == 201) {
            ledger.moved(UUID.fromString(reply.body().path("id").asString()), there);
        }
    }

    private void logIn(Owner owner, long due) {
        var body = Map.of("email", owner.email(), "password", People.PASSWORD);
        var reply = send(fleet.any(), Call.post("/v1/login", body, null), 200, due);
        if (reply.status() == 200) {
            logins.add(login(owner, reply));
        }
    }

    /** The oldest first, so that no token in use has run out. */
    private void refresh(long due) {
        var login = logins.poll();
        if (login == null) {
            return;
        }
        var body = Map.of("refreshToken", login.refreshToken());
        var reply = send(fleet.any(), Call.post("/v1/refresh", body, null), 200, due);
        if (reply.status() == 200) {
            logins.add(login(login.owner(), reply));
        }
    }

    private void readMemberships(long due) {
        var login = logins.peek();
        if (login == null) {
            return;
        }
        var reply = send(fleet.present(), Call.get("/v2/users/me", login.accessToken()), 200, due);
        if (reply.status() == 200) {
            var first = reply.body().path("memberships").path(0);
            compare(
                    "membership",
                    login.owner().organization(),
                    first.path("organizationId").asString());
        }
    }

    /** An owner lets somebody from elsewhere work for the organization as well. */
    private void join(long due) {
        var login = logins.stream()
                .skip(ThreadLocalRandom.current().nextInt(Math.max(1, logins.size())))
                .findFirst();
        if (login.isEmpty()) {
            return;
        }
        var there = login.get().owner().organization();
        var person = ledger.take();
        try {
            if (there.equals(ledger.homes().get(person)) || ledger.hasJoined(person, there)) {
                return;
            }
            var path = "/v2/organizations/" + there + "/memberships";
            var body = Map.of("accountId", person, "role", "MEMBER");
            var lease = fleet.present();
            // somebody who is there already since the beginning is no failure of the move
            var reply = send(lease, Call.post(path, body, login.get().accessToken()), List.of(201, 409), due);
            if (reply.status() == 201) {
                ledger.joined(person, there);
            }
        } finally {
            ledger.release(person);
        }
    }

    private Reply send(Lease lease, Call call, int expected, long due) {
        return send(lease, call, List.of(expected), due);
    }

    private Reply send(Lease lease, Call call, List<Integer> expected, long due) {
        try (lease) {
            var reply = call.to(lease.url());
            var took = Duration.ofNanos(System.nanoTime() - due);
            if (expected.contains(reply.status())) {
                tally.answered(took);
            } else {
                tally.failed(name(call) + " " + reply.status() + " " + code(reply), took);
            }
            return reply;
        } catch (IOException e) {
            tally.failed(name(call) + " " + e.getClass().getSimpleName(), Duration.ofNanos(System.nanoTime() - due));
            return new Reply(0, JsonNodeFactory.instance.objectNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, JsonNodeFactory.instance.objectNode());
        }
    }

    private void compare(String what, UUID expected, String actual) {
        if (!expected.toString().equals(actual)) {
            tally.mismatch(what);
        }
    }

    private UUID anyOrganization() {
        return people.organizations()
                .get(ThreadLocalRandom.current().nextInt(people.organizations().size()));
    }

    private static Login login(Owner owner, Reply reply) {
        return new Login(
                owner,
                reply.body().path("accessToken").asString(),
                reply.body().path("refreshToken").asString());
    }

    private static String home(UUID person) {
        return "/v1/users/" + person + "/organization";
    }

    private static String name(Call call) {
        return call.method() + " " + call.path().replaceAll("[0-9a-f-]{36}", "{id}");
    }

    private static String code(Reply reply) {
        var problem = reply.body().path("code").asString("");
        return problem.isEmpty() ? reply.body().path("error").path("code").asString("") : problem;
    }
}

package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.journal.Journal;
import java.io.Closeable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Identities, configuration sets, templates and suppressed addresses, each a JSON document under a name. Every change is
 * in the journal before it is visible. Thread-safe; documents go in and come out as copies.
 */
final class Registers implements Closeable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Register, Map<String, ObjectNode>> documents = new EnumMap<>(Register.class);
    private final Journal journal;

    Registers(Journal journal) {
        this.journal = journal;
        for (var register : Register.values()) {
            documents.put(register, new TreeMap<>());
        }
        journal.replay(this::apply);
    }

    Optional<ObjectNode> find(Register register, String name) {
        lock.lock();
        try {
            return Optional.ofNullable(of(register).get(name)).map(ObjectNode::deepCopy);
        } finally {
            lock.unlock();
        }
    }

    ObjectNode require(Register register, String name) {
        return find(register, name).orElseThrow(() -> notFound(register, name));
    }

    boolean contains(Register register, String name) {
        return find(register, name).isPresent();
    }

    /** In the order of their names. */
    List<Map.Entry<String, ObjectNode>> all(Register register) {
        lock.lock();
        try {
            return of(register).entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue().deepCopy()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    void create(Register register, String name, ObjectNode document) {
        lock.lock();
        try {
            if (of(register).containsKey(name)) {
                throw new AwsError(400, "AlreadyExistsException", register.label() + " <" + name + "> already exists.");
            }
            put(register, name, document);
        } finally {
            lock.unlock();
        }
    }

    void put(Register register, String name, ObjectNode document) {
        record(change(register, name).set("document", document.deepCopy()));
    }

    /** Changes a document that must exist; concurrent changes happen one after the other. */
    void update(Register register, String name, UnaryOperator<ObjectNode> change) {
        lock.lock();
        try {
            put(register, name, change.apply(require(register, name)));
        } finally {
            lock.unlock();
        }
    }

    void remove(Register register, String name) {
        lock.lock();
        try {
            require(register, name);
            record(change(register, name));
        } finally {
            lock.unlock();
        }
    }

    private static ObjectNode change(Register register, String name) {
        return Json.object().put("register", register.name()).put("name", name);
    }

    private void record(JsonNode change) {
        lock.lock();
        try {
            journal.append(change);
            apply(change);
            if (journal.wantsCompaction()) {
                journal.compact(documents.entrySet().stream()
                        .flatMap(register -> register.getValue().entrySet().stream()
                                .map(entry -> change(register.getKey(), entry.getKey())
                                        .set("document", entry.getValue()))));
            }
        } finally {
            lock.unlock();
        }
    }

    private void apply(JsonNode change) {
        var register = of(Register.valueOf(change.path("register").asString()));
        var name = change.path("name").asString();
        if (change.get("document") instanceof ObjectNode document) {
            register.put(name, document);
            return;
        }
        register.remove(name);
    }

    private Map<String, ObjectNode> of(Register register) {
        return documents.computeIfAbsent(register, missing -> new TreeMap<>());
    }

    static AwsError notFound(Register register, String name) {
        return new AwsError(404, "NotFoundException", register.label() + " <" + name + "> does not exist.");
    }

    @Override
    public void close() {
        journal.close();
    }
}

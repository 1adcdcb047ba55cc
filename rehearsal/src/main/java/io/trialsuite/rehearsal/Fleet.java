package io.trialsuite.rehearsal;

import io.trialsuite.launcher.supervise.Pause;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The instances that a load balancer sends to, in turn. One that is drained gets nothing new, answers what it has, and only
 * then stops.
 */
final class Fleet implements AutoCloseable {

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private record Member(Instance instance, AtomicInteger calls) {}

    /** A call on its way; closing it tells that it has been answered. */
    record Lease(String url, AtomicInteger calls) implements AutoCloseable {

        @Override
        public void close() {
            calls.decrementAndGet();
        }
    }

    void add(Instance instance) {
        members.add(new Member(instance, new AtomicInteger()));
    }

    Lease any() {
        return lease(List.copyOf(members));
    }

    Lease present() {
        return lease(
                members.stream().filter(member -> member.instance().isPresent()).toList());
    }

    boolean hasPresent() {
        return members.stream().anyMatch(member -> member.instance().isPresent());
    }

    /** The next instance takes its place first, as in a rolling restart. */
    void replace(Instance old, Supplier<Instance> next) {
        add(next.get());
        drain(old);
    }

    void drain(Instance instance) {
        var member = member(instance);
        members.remove(member);
        while (member.calls().get() > 0) {
            Pause.briefly();
        }
        instance.stop();
    }

    /** As if the machine had gone: it is still in the rotation. */
    void kill(Instance instance) {
        instance.kill();
    }

    void remove(Instance instance) {
        members.remove(member(instance));
    }

    List<Instance> instances() {
        return members.stream().map(Member::instance).toList();
    }

    @Override
    public void close() {
        instances().forEach(Instance::kill);
        members.clear();
    }

    private Lease lease(List<Member> candidates) {
        var member = candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
        member.calls().incrementAndGet();
        return new Lease(member.instance().url(), member.calls());
    }

    private Member member(Instance instance) {
        return members.stream()
                .filter(member -> member.instance().equals(instance))
                .findFirst()
                .orElseThrow();
    }
}

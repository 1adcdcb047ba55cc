package io.trialsuite.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The sample file, and what the mailbox simulator will do with each of its addresses: the demo's expectations are computed,
 * never observed.
 */
record SampleParticipants(String csv, List<Person> people) {

    private static final String FILE = "/sample/participants-ko-en.csv";

    record Person(String code, String name, String email, String site) {

        private String label() {
            var plus = email.indexOf('+');
            return plus < 0 ? email : email.substring(0, plus);
        }
    }

    static SampleParticipants load() {
        try (var file = Objects.requireNonNull(SampleParticipants.class.getResourceAsStream(FILE), FILE)) {
            var csv = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var people = csv.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(column -> new Person(column[0], column[1], column[2], column[6]))
                    .toList();
            return new SampleParticipants(csv, people);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mail that arrives and stays: these people can act on it. */
    List<Person> reachable() {
        return labelled("success");
    }

    /** Refused for good by the receiving side, or by SES because the address is on its suppression list. */
    List<Person> bouncing() {
        return people.stream()
                .filter(person ->
                        person.label().equals("bounce") || person.label().equals("suppressionlist"))
                .toList();
    }

    /** Arrives, and is then reported as spam. */
    List<Person> complaining() {
        return labelled("complaint");
    }

    private List<Person> labelled(String label) {
        return people.stream().filter(person -> person.label().equals(label)).toList();
    }
}

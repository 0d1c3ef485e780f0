package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;

/** Two parties of one memorandum with secrets of their own in a running system, and everybody who might come across them. */
final class Confidential {

    private final LocalSystemProcess system;
    private final Caller caller;
    private final Secrets secrets = new Secrets();
    private final List<Reader> readers;
    private final SecretWork usa;
    private final SecretWork eu;
    private final Steps steps;

    /**
     * Somebody who signs in.
     *
     * @param official who
     * @param subject the identity provider's identifier
     */
    record Reader(DemoRealm.DemoOfficial official, String subject) {

        String name() {
            return official.name();
        }

        /** What this reader may be meant by. */
        Set<String> principals() {
            return Set.of(official.party(), "agency:" + official.agency(), "official:" + subject);
        }

        @Override
        public String toString() {
            return official.name();
        }
    }

    Confidential(LocalSystemProcess system, Steps steps) {
        this.system = system;
        this.steps = steps;
        this.caller = new Caller(system, steps.api());
        Map<String, String> subjects = new HashMap<>();
        DemoRealm.officials()
                .forEach(official ->
                        subjects.put(official.name(), subject(steps.api().tokenOf(official.name()))));
        this.readers = readers(subjects);
        this.usa = new SecretWork(Side.USA, steps, secrets, caller, subjects);
        this.eu = new SecretWork(Side.EU, steps, secrets, caller, subjects);
        List.of(usa, eu).forEach(SecretWork::share);
        List.of(usa, eu).forEach(this::work);
        usa.sign(usa.review());
    }

    // What a party does and keeps to itself.
    private void work(SecretWork work) {
        work.keepDrafts();
        work.discuss();
        work.prepare(usa.review());
        work.prepare(eu.review());
        work.answerAndDelegate(usa.shared());
        work.keepAccessCase();
    }

    LocalSystemProcess system() {
        return system;
    }

    Steps steps() {
        return steps;
    }

    Caller caller() {
        return caller;
    }

    Secrets secrets() {
        return secrets;
    }

    SecretWork usa() {
        return usa;
    }

    SecretWork eu() {
        return eu;
    }

    /** The names of what was made where no list tells them, by the collection that holds it. */
    Set<String> made(String collection) {
        return switch (collection) {
            case "/api/v1/project-imports" -> Set.of(usa.imported(), eu.imported());
            case "/api/v1/handovers" -> Set.of(usa.handover(), eu.handover());
            default -> Set.of();
        };
    }

    /** Everybody who may see something else than the others, by agency and role. */
    List<Reader> readers() {
        return readers;
    }

    /** One of each party and role. */
    List<Reader> oneOfEach() {
        Set<String> kinds = new HashSet<>();
        return readers.stream()
                .filter(reader ->
                        kinds.add(reader.official().party() + reader.official().roles()))
                .toList();
    }

    /** A reader by name. */
    Reader reader(String name) {
        return readers.stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a text tells its reader that it mustn't, in words. */
    List<String> leaks(String text, Reader reader, String where) {
        return secrets.leaksTo(reader.principals(), text).stream()
                .map(secret -> "%s tells %s of %s (%s)"
                        .formatted(where, reader, secret.where(), String.join(", ", secret.audience())))
                .toList();
    }

    /** Those who read the portal's pages, one of each kind of view: pages take longer than answers. */
    List<Reader> onPortal() {
        Set<String> names = Set.of(Side.EU.desk(), "us-administrator", "jp-meti-signatory", "coordinator");
        return readers.stream().filter(reader -> names.contains(reader.name())).toList();
    }

    // Several officials of one agency and role differ by what is theirs alone; those who work here keep such things.
    private static List<Reader> readers(Map<String, String> subjects) {
        Set<String> working = new TreeSet<>();
        for (Side side : List.of(Side.USA, Side.EU)) {
            working.addAll(List.of(side.desk(), side.signatory(), side.leadDesk(), side.clearing()));
        }
        List<Reader> readers = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (DemoRealm.DemoOfficial official : DemoRealm.officials()) {
            if (kinds.add(official.agency() + official.roles()) || working.contains(official.name())) {
                readers.add(new Reader(official, subjects.get(official.name())));
            }
        }
        return readers;
    }

    private static String subject(String token) {
        try {
            JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
            return claims.path("sub").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

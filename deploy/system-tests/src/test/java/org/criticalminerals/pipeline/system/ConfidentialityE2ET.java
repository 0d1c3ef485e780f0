package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.local.client.Mail;
import org.criticalminerals.pipeline.system.Confidential.Reader;
import org.criticalminerals.pipeline.system.Descriptions.Operation;
import org.criticalminerals.pipeline.system.Secrets.Secret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What one may not see doesn't exist for one (DOMAIN.md, "Confidentiality between the parties"): two parties of one
 * memorandum keep secrets in every text, and every official reads everything that the services, their mails and their
 * logs tell. Which requests there are comes from the services' descriptions, so that a new one is covered.
 */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfidentialityE2ET {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final String NOTHING = UUID.randomUUID().toString();
    private static final int MOST_HIDDEN = 4;

    private final Map<String, Boolean> hidden = new HashMap<>();
    private Confidential world;
    private Places places;

    @BeforeAll
    void twoPartiesKeepSecrets(Confidential confidential) {
        world = confidential;
        places = new Places(world);
    }

    @Test
    void noAnswerTellsWhatIsKeptFromItsReader() {
        List<String> leaks = new ArrayList<>();
        Map<String, Set<Secret>> told = new HashMap<>();
        for (Operation operation : Descriptions.operations()) {
            if (!operation.isRead()) {
                continue;
            }
            Set<String> addresses = places.of(operation);
            assertThat(addresses).as("addresses to read by " + operation).isNotEmpty();
            for (String address : addresses) {
                for (Reader reader : world.readers()) {
                    Caller.Reply reply = world.caller().get(reader.name(), operation.service(), address);
                    leaks.addAll(world.leaks(reply.text(), reader, operation.service() + " " + address));
                    told.computeIfAbsent(reader.name(), name -> new HashSet<>())
                            .addAll(world.secrets().found(reply.text()));
                    if (reply.status() >= 500) {
                        leaks.add("%s as %s: %s".formatted(address, reader, reply));
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        // Words that nobody was told would prove nothing.
        Set<Secret> toldAtAll = told.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(world.secrets().all())
                .filteredOn(
                        secret -> !toldAtAll.contains(secret) && !secret.where().endsWith(SecretWork.NOT_KEPT))
                .as("words that nobody was told, though somebody may read them")
                .isEmpty();
        // Roles above the parties have no eyes of their own, and are not blind either.
        assertThat(audiences(told.get("coordinator"))).containsExactly(SecretWork.PARTIES);
        assertThat(audiences(told.get("jp-meti-signatory"))).isEmpty();
        for (String role : List.of("auditor", "administrator")) {
            assertThat(audiences(told.get("us-" + role))).containsExactlyInAnyOrder(SecretWork.PARTIES, Set.of("USA"));
            assertThat(audiences(told.get("eu-" + role)))
                    .contains(SecretWork.PARTIES, Set.of("EU"))
                    .doesNotContain(Set.of("USA"));
        }
    }

    private static Set<Set<String>> audiences(Set<Secret> told) {
        return told.stream().map(Secret::audience).collect(Collectors.toSet());
    }

    @Test
    void noPageOfThePortalTellsWhatIsKeptFromItsReader() throws IOException {
        List<String> leaks = new ArrayList<>();
        Set<Secret> told = new HashSet<>();
        List<String> routes = PortalPages.routes();
        assertThat(routes).hasSizeGreaterThan(40);
        try (Browser browser = new Browser(world.system().portalUrl())) {
            for (Reader reader : world.onPortal()) {
                APIRequestContext requests =
                        browser.signIn(reader.name()).page().context().request();
                for (String route : routes) {
                    for (String address : PortalPages.addresses(route, places)) {
                        APIResponse answer = requests.get(
                                world.system().portalUrl().resolve(address).toString(),
                                RequestOptions.create().setTimeout(60_000));
                        String text = Shown.text(answer);
                        leaks.addAll(world.leaks(text, reader, "page " + address));
                        told.addAll(world.secrets().found(text));
                        if (answer.status() >= 500) {
                            leaks.add("page %s as %s: %d".formatted(address, reader, answer.status()));
                        }
                        answer.dispose();
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(told).as("words on pages for those who may read them").hasSizeGreaterThan(100);
    }

    @Test
    void whatIsNotOnesOwnIsAnsweredAsWhatDoesNotExist() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Operation operation : Descriptions.operations()) {
            if (!ID.matcher(String.join(" ", places.of(operation))).find()) {
                continue;
            }
            for (Reader reader : world.oneOfEach()) {
                Map<String, Caller.Reply> absent = new HashMap<>();
                for (String address :
                        places.of(operation).stream().limit(MOST_HIDDEN).toList()) {
                    if (!isHiddenFrom(reader, operation.service(), address)) {
                        continue;
                    }
                    Caller.Reply hidden = attempt(reader, operation, address);
                    Caller.Reply none = absent.computeIfAbsent(
                            ID.matcher(address).replaceAll("…"),
                            key -> attempt(
                                    reader, operation, ID.matcher(address).replaceAll(NOTHING)));
                    compared++;
                    if (hidden.status() != none.status()
                            || !withoutNames(hidden).equals(withoutNames(none))) {
                        differences.add("%s %s as %s: %s but for what doesn't exist %s"
                                .formatted(operation.method(), address, reader, hidden, none));
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).as("answers compared").isGreaterThan(200);
    }

    @Test
    void whatOnePartyDoesWithinItselfChangesNothingThatOthersRead() {
        List<Reader> others = world.oneOfEach().stream()
                .filter(reader -> !reader.official().party().equals(Side.USA.code()))
                .toList();
        // What was told before may still be on its way.
        Map<String, String> before = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> lists(others), lists -> lists.equals(lists(others)));

        world.usa().keepDrafts();

        assertThat(lists(others)).isEqualTo(before);
    }

    // A look at what is narrower than the parties is an act itself; and how much is sealed in all is told (ADR 029).
    private static boolean growsByItself(Operation operation) {
        return operation.path().startsWith("/api/v1/record/");
    }

    private Map<String, String> lists(List<Reader> readers) {
        Map<String, String> lists = new TreeMap<>();
        for (Operation operation : Descriptions.operations()) {
            if (operation.isRead()
                    && !operation.namesSomething()
                    && !operation.path().endsWith("/stream")
                    && !growsByItself(operation)) {
                for (Reader reader : readers) {
                    String address = operation.path() + "?limit=100";
                    lists.put(
                            reader + " " + operation,
                            world.caller()
                                    .get(reader.name(), operation.service(), address)
                                    .body());
                }
            }
        }
        return lists;
    }

    @Test
    void askingForASecretAnswersAsAskingForNothing() {
        String secret = world.secrets().all().stream()
                .filter(one -> one.where().equals("USA draft of a party: name"))
                .map(Secret::word)
                .findFirst()
                .orElseThrow();
        String nonsense = secret.substring(0, 6) + "000000000000";
        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (Operation operation : Descriptions.operations()) {
            for (JsonNode parameter : operation.described().path("parameters")) {
                if (!operation.isRead() || !parameter.path("in").asText().equals("query")) {
                    continue;
                }
                for (String address : places.of(operation).stream().limit(2).toList()) {
                    String question = address + "?" + parameter.path("name").asText() + "=";
                    for (String official : List.of(Side.EU.signatory(), "coordinator", "jp-meti-signatory")) {
                        String about =
                                answer(official, operation, question + secret).replace(secret, "…");
                        String control =
                                answer(official, operation, question + nonsense).replace(nonsense, "…");
                        asked++;
                        if (!about.equals(control)) {
                            differences.add("%s as %s: %s but %s".formatted(question, official, about, control));
                        }
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(asked).isGreaterThan(60);
    }

    private String answer(String official, Operation operation, String question) {
        Caller.Reply reply = world.caller().get(official, operation.service(), question);
        return reply.status() + " " + reply.body();
    }

    @Test
    void whatAnotherPartyKeepsIsFreeToOneself() {
        String name = Steps.unique("Namesake");
        Map<String, Object> project =
                Map.of("name", name, "promoter", Map.of("name", "Promoter", "identifier", "GB-COH-09506667"));
        world.steps().api().post(Side.USA.desk(), Steps.PROJECTS, "/api/v1/projects", null, project);

        String own = world.steps()
                .api()
                .post(Side.EU.desk(), Steps.PROJECTS, "/api/v1/projects", null, project)
                .body()
                .path("id")
                .asText();

        assertThat(Steps.items(
                        world.steps().api().get(Side.EU.desk(), Steps.PROJECTS, Steps.project(own) + "/duplicates")))
                .isEmpty();
    }

    @Test
    void noStreamOfEventsAndNoCalendarTellsWhatIsKeptFromItsReader() {
        List<String> leaks = new ArrayList<>();
        Set<Secret> told = new HashSet<>();
        for (Reader reader : world.onPortal()) {
            String news = world.caller().stream(reader.name(), "notification-service", "/api/v1/notifications/stream");
            String secret = world.steps()
                    .api()
                    .put(reader.name(), Steps.REVIEWS, "/api/v1/calendar-address", null, Map.of())
                    .body()
                    .path("secret")
                    .asText();
            Caller.Reply calendar = world.caller()
                    .send(
                            null,
                            Steps.REVIEWS,
                            "GET",
                            "/api/v1/calendar-feed",
                            null,
                            null,
                            Map.of("Calendar-Secret", secret));
            assertThat(calendar.status()).as("the calendar of " + reader).isEqualTo(200);
            String unfolded = calendar.body().replaceAll("\\r?\\n[ \\t]", "");
            leaks.addAll(world.leaks(news, reader, "stream"));
            leaks.addAll(world.leaks(unfolded, reader, "calendar"));
            told.addAll(world.secrets().found(news));
            told.addAll(world.secrets().found(unfolded));
        }
        assertThat(leaks).isEmpty();
        assertThat(told)
                .as("words in streams and calendars for those who may read them")
                .isNotEmpty();
    }

    @Test
    void noMailTellsWhatIsKeptFromItsReader() {
        List<String> leaks = new ArrayList<>();
        List<Mail> mails = world.system().platform().mail();
        assertThat(mails).isNotEmpty();
        for (Reader reader : world.readers()) {
            mails.stream()
                    .filter(mail -> mail.to().startsWith(reader.name() + "@"))
                    .forEach(mail -> leaks.addAll(world.leaks(mail.toString(), reader, "mail " + mail.subject())));
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void noLogTellsAnySecret() throws IOException {
        Set<String> told = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        try (Stream<Path> logs = Files.walk(world.system().data().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                read.add(log.getFileName().toString());
                world.secrets()
                        .found(Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .forEach(secret -> told.add(log.getFileName() + ": " + secret.where()));
            }
        }
        assertThat(told).isEmpty();
        assertThat(read)
                .contains(
                        "project-service.log",
                        "partner-service.log",
                        "notification-service.log",
                        "portal.log",
                        "kafka.log");
    }

    /** Whether a reader finds neither the thing that an address is about nor its name in a list: then nothing can change. */
    private boolean isHiddenFrom(Reader reader, String service, String address) {
        Matcher names = ID.matcher(address);
        return names.find()
                && hidden.computeIfAbsent(
                        reader.name() + " " + address.substring(0, names.end()),
                        key -> !finds(reader, service, address.substring(0, names.start() - 1), names.group()));
    }

    private boolean finds(Reader reader, String service, String collection, String name) {
        if (collection.endsWith("/candidacies") || collection.endsWith("/projects")) {
            return world.caller()
                    .get(reader.name(), Steps.PROJECTS, Steps.project(name))
                    .succeeded();
        }
        if (collection.endsWith("/reviews")) {
            return world.caller()
                    .get(reader.name(), Steps.REVIEWS, "/api/v1/reviews/" + name)
                    .succeeded();
        }
        return world.caller()
                        .get(reader.name(), service, collection + "/" + name)
                        .succeeded()
                || world.caller()
                        .get(reader.name(), service, collection + "?limit=100")
                        .body()
                        .contains(name);
    }

    private Caller.Reply attempt(Reader reader, Operation operation, String address) {
        return operation.isRead()
                ? world.caller().get(reader.name(), operation.service(), address)
                : world.caller()
                        .send(
                                reader.name(),
                                operation.service(),
                                operation.method(),
                                address,
                                "application/json",
                                "{}",
                                Map.of("If-Match", "\"1\""));
    }

    private static String withoutNames(Caller.Reply reply) {
        return ID.matcher(reply.body()).replaceAll("…");
    }
}

package org.criticalminerals.pipeline.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the three services and the sign-in service, so that each page can be looked at in each state. What it
 * answers are files in {@code fake/}; a test replaces single answers and asks what was sent.
 */
public final class FakeServices implements AutoCloseable {

    /** A submitted project with much to show. */
    public static final String NOLANS = "01936d00-0000-7000-8000-000000000001";

    /** A draft that nobody but its agency sees. */
    public static final String DRAFT = "01936d00-0000-7000-8000-000000000002";

    /** An open review of {@link #NOLANS}. */
    public static final String REVIEW = "01936d00-0000-7000-8000-0000000000aa";

    /** A review that is over. */
    public static final String CONCLUDED = "01936d00-0000-7000-8000-0000000000ab";

    /** An open condition. */
    public static final String CONDITION = "01936d00-0000-7000-8000-00000000d001";

    /** A condition that was discharged. */
    public static final String ENDED_CONDITION = "01936d00-0000-7000-8000-00000000d002";

    /** An import that is done. */
    public static final String IMPORT = "01936d00-0000-7000-8000-00000000e001";

    /** A change of the MoU that waits for the United States. */
    public static final String CHANGE = "01936d00-0000-7000-8000-00000000d001";

    /** A clock of the MoU that ran out. */
    public static final String CLOCK = "01936d00-0000-7000-8000-00000000d101";

    /** A question in the discussion of {@link #NOLANS}. */
    public static final String THREAD = "01936d00-0000-7000-8000-00000000f201";

    /** What opened it. */
    public static final String COMMENT = "01936d00-0000-7000-8000-00000000f301";

    /** A search that the official keeps. */
    public static final String SEARCH = "01936d00-0000-7000-8000-00000000e001";

    /** The secret of a calendar's address. */
    public static final String SECRET = "Zm9yLXRlc3RzLW9ubHktMDEyMzQ1Njc4OWFiY2RlZg0";
    /** A meeting of the joint committee that is ahead. */
    public static final String MEETING = "01936d00-0000-7000-8000-00000000ee01";

    /** An official's account. */
    public static final String ACCOUNT = "01936d00-0000-7000-8000-00000000f101";

    /** A legal hold that stands. */
    public static final String HOLD = "01936d00-0000-7000-8000-00000000b001";

    /** Another party's request to drop a stuck event. */
    public static final String FOREIGN_ACT = "01936d00-0000-7000-8000-00000000ad01";

    /** The own approved request to replay one. */
    public static final String APPROVED_ACT = "01936d00-0000-7000-8000-00000000ad02";

    /** A request for access that is to be decided. */
    public static final String CASE = "01936d00-0000-7000-8000-00000000ab01";

    /** A consultation that the own party is to answer. */
    public static final String CONSULTATION = "01936d00-0000-7000-8000-00000000ac03";

    /** A change of an agency that waits for its day. */
    public static final String PARTY_CHANGE = "01936d00-0000-7000-8000-00000000f001";

    /** A meeting whose minutes wait for the parties. */
    public static final String MINUTED = "01936d00-0000-7000-8000-00000000ee02";

    /** A package of three reviews, signed by one party. */
    public static final String PACKAGE = "01936d00-0000-7000-8000-00000000ef01";

    /** A document of {@link #NOLANS} with two versions. */
    public static final String DOCUMENT = "01936d00-0000-7000-8000-00000000fd01";

    /** One in which malware was found. */
    public static final String INFECTED = "01936d00-0000-7000-8000-00000000fd02";

    /** One that was withdrawn. */
    public static final String WITHDRAWN = "01936d00-0000-7000-8000-00000000fd03";

    private static final String PROJECT = "/project/api/v1";
    private static final String PARTNER = "/partner/api/v1";
    private static final String NOTIFICATION = "/notification/api/v1";

    private final HttpServer server;
    private final FakeSignIn signIn;
    private final Map<String, Deque<Answer>> once = new ConcurrentHashMap<>();
    private final Map<String, Answer> standing = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();

    /** Starts on a port; 0 for any. */
    public FakeServices(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        signIn = new FakeSignIn(base() + "/realm");
        server.createContext("/realm", signIn);
        server.createContext("/", this::handle);
        server.start();
        reset();
    }

    /** The address of everything. */
    public String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The sign-in service. */
    public FakeSignIn signIn() {
        return signIn;
    }

    /** Puts every answer back to its file and forgets what was asked. */
    public void reset() {
        once.clear();
        standing.clear();
        asked.clear();
        signIn.as("us-state-signatory");
        get(PROJECT + "/projects", "projects");
        get(PROJECT + "/projects/" + NOLANS, "project");
        get(PROJECT + "/projects/" + DRAFT, "draft");
        for (String project : List.of(NOLANS, DRAFT)) {
            get(PROJECT + "/projects/" + project + "/history", "history");
            get(PROJECT + "/projects/" + project + "/duplicates", "duplicates");
            get(PROJECT + "/projects/" + project + "/releases", "releases");
            String threads = PROJECT + "/projects/" + project + "/threads";
            get(threads, "threads");
            get(threads + "/people", "thread-people");
            get(threads + "/" + THREAD, "thread");
            get(threads + "/" + THREAD + "/comments", "thread-comments");
            answer("GET", threads + "/" + THREAD + "/comments/" + COMMENT, 200, """
                    {"id":"%s","text":"Which price was assumed?","writtenAt":"2026-11-24T10:00:00Z",
                     "writtenBy":{"party":"USA","agency":"us-state","name":"Sam State"},
                     "mentions":[],"permitted":["CORRECT","STRIKE"]}""".formatted(COMMENT));
            answer("POST", threads, 201, file("thread"));
            for (String act : List.of(
                    "/comments",
                    "/end",
                    "/marking",
                    "/comments/" + COMMENT + "/strike",
                    "/comments/" + COMMENT + "/correction")) {
                answer("POST", threads + "/" + THREAD + act, 200, "{}");
            }
            get(PROJECT + "/projects/" + project + "/consents", "consents-of-promoter");
            get(PROJECT + "/projects/" + project + "/dossier-versions", "versions");
        }
        get(PROJECT + "/projects/" + NOLANS + "/dossier-versions/7", "frozen");
        get(PROJECT + "/projects/" + NOLANS + "/dossier-versions/6/comparison", "comparison");
        get(PROJECT + "/projects/" + NOLANS + "/candidacies/us-eu-mou", "candidacy");
        get(PROJECT + "/projects/" + NOLANS + "/candidacies/us-japan-framework", "candidacy-returned");
        String selected = PROJECT + "/projects/" + NOLANS + "/candidacies/us-mexico-action-plan";
        get(selected, "candidacy-selected");
        get(selected + "/change-requests/1", "change");
        get(selected + "/change-requests/2", "change-over");
        answer("POST", selected + "/change-requests", 201, file("change"));
        answer("POST", selected + "/change-requests/1/reply", 200, file("change"));
        answer("POST", selected + "/change-requests/1/withdrawal", 202, file("change"));
        answer("POST", selected + "/support-ends", 201, file("candidacy-selected"));
        answer("POST", PROJECT + "/projects/" + NOLANS + "/duplicates/" + DRAFT + "/settlement", 201, "{}");
        answer("POST", PROJECT + "/projects/" + NOLANS + "/consents", 201, "{}");
        answer("POST", PROJECT + "/projects/" + NOLANS + "/dossier/sites/marking", 200, "{}");
        answer(
                "POST",
                PROJECT + "/projects/" + NOLANS + "/dossier/sites/marking-preview",
                200,
                file("marking-preview"));
        String documents = PROJECT + "/projects/" + NOLANS + "/documents";
        get(documents, "documents");
        get(PROJECT + "/projects/" + DRAFT + "/documents", "documents");
        get(documents + "/" + DOCUMENT, "document");
        get(documents + "/" + INFECTED, "document-infected");
        get(documents + "/" + WITHDRAWN, "document-withdrawn");
        answer("POST", documents, 201, file("document"));
        answer("PUT", documents + "/" + DOCUMENT, 200, file("document"));
        for (String act : List.of("versions", "marking", "withdrawal")) {
            answer("POST", documents + "/" + DOCUMENT + "/" + act, 200, file("document"));
        }
        answer("POST", documents + "/" + DOCUMENT + "/marking-preview", 200, file("marking-preview"));
        answer("POST", PROJECT + "/project-imports", 202, file("import"));
        get(PROJECT + "/project-imports/" + IMPORT, "import");
        get(PROJECT + "/candidacies", "candidacies");
        get(PROJECT + "/candidacies/board", "board");
        get(PROJECT + "/vocabulary", "vocabulary");
        get(PARTNER + "/agreements", "agreements");
        get(PARTNER + "/parties", "parties");
        get(PARTNER + "/reviews", "reviews");
        get(PARTNER + "/reviews/" + REVIEW, "review");
        get(PARTNER + "/reviews/" + CONCLUDED, "review-concluded");
        get(PARTNER + "/conditions", "conditions");
        get(PARTNER + "/conditions/" + CONDITION, "condition");
        get(PARTNER + "/conditions/" + ENDED_CONDITION, "condition-ended");
        for (String agreement : List.of("us-eu-mou", "us-japan-framework")) {
            String candidacy = PARTNER + "/candidacies/" + NOLANS + "/" + agreement;
            get(candidacy + "/readiness", "readiness");
            get(candidacy + "/criteria", "criteria");
            get(candidacy + "/host-consents", "host-consents");
            answer("PUT", candidacy + "/criteria/eligibility/scope", 200, "{}");
            answer("POST", candidacy + "/criteria/eligibility/release", 200, "{}");
            answer("POST", candidacy + "/host-consents", 201, "{}");
        }
        for (String act : List.of("evidence", "discharge", "waiver")) {
            answer("POST", PARTNER + "/conditions/" + CONDITION + "/" + act, 200, "{}");
        }
        answer("POST", PARTNER + "/conditions/" + CONDITION + "/due-date", 200, "{}");
        answer("PUT", PARTNER + "/conditions/" + CONDITION + "/owner", 200, "{}");
        get(PARTNER + "/agreements/us-eu-mou", "agreement");
        get(PARTNER + "/agreements/us-eu-mou/versions", "agreement-versions");
        get(PARTNER + "/agreements/us-eu-mou/versions/3/comparison", "agreement-comparison");
        get(PARTNER + "/agreements/us-eu-mou/changes", "agreement-changes");
        get(PARTNER + "/agreements/us-eu-mou/changes/" + CHANGE, "agreement-change");
        get(PARTNER + "/criteria-sets", "criteria-sets");
        get(PARTNER + "/clocks", "clocks");
        get(PARTNER + "/clocks/" + CLOCK, "clock");
        get(PARTNER + "/parties/JPN", "party");
        get(PARTNER + "/parties/JPN/calendar", "calendar");
        get(PARTNER + "/party-changes", "party-changes");
        get(PARTNER + "/accounts", "accounts");
        get(PARTNER + "/accounts/" + ACCOUNT, "account");
        get(PARTNER + "/accounts/" + ACCOUNT + "/changes", "account-changes");
        get(PARTNER + "/account-differences", "account-differences");
        get(PARTNER + "/access-requests", "access-requests");
        get(PARTNER + "/access-requests/laws", "access-laws");
        get(PARTNER + "/access-requests/" + CASE, "access-request");
        get(PARTNER + "/access-requests/01936d00-0000-7000-8000-00000000ab02", "access-request-closed");
        answer("POST", PARTNER + "/access-requests", 201, file("access-request"));
        for (String act : List.of("consultations", "extension", "decision", "closing")) {
            answer("POST", PARTNER + "/access-requests/" + CASE + "/" + act, 200, file("access-request"));
        }
        get(PARTNER + "/access-consultations", "access-consultations");
        get(PARTNER + "/access-consultations/" + CONSULTATION, "access-consultation");
        answer("POST", PARTNER + "/access-consultations/" + CONSULTATION + "/answer", 200, file("access-consultation"));
        answer("POST", PARTNER + "/accounts", 201, file("account"));
        for (String act : List.of("roles", "departure", "reminder")) {
            answer("POST", PARTNER + "/accounts/" + ACCOUNT + "/" + act, 200, file("account"));
        }
        answer("POST", PARTNER + "/account-differences/stranger/mending", 200, file("account"));
        answer("GET", PARTNER + "/agencies", 200, """
                {"items":[{"id":"int-ebrd","name":"European Bank for Reconstruction and Development"}]}""");
        get(PARTNER + "/agencies/jp-meti", "agency");
        get(PARTNER + "/party-changes/" + PARTY_CHANGE, "party-change");
        for (String changed : List.of("parties/JPN/changes", "agencies", "agencies/jp-meti/changes")) {
            answer("POST", PARTNER + "/" + changed, 201, file("party-change"));
        }
        answer("POST", PARTNER + "/party-changes/" + PARTY_CHANGE + "/withdrawal", 200, file("party-change"));
        answer("POST", PARTNER + "/agreements", 201, file("agreement-change"));
        answer("POST", PARTNER + "/agreements/us-eu-mou/changes", 201, file("agreement-change"));
        answer("POST", PARTNER + "/agreements/us-eu-mou/changes/preview", 200, """
                {"baseVersion":3,"effectiveFrom":"2027-01-01","procedure":"CONSENT_OF_ALL","differences":[],
                 "effects":["The rule of the gate SCREENING will read: All must approve."]}""");
        for (String act : List.of("consents", "withdrawal")) {
            answer(
                    "POST",
                    PARTNER + "/agreements/us-eu-mou/changes/" + CHANGE + "/" + act,
                    201,
                    file("agreement-change"));
        }
        answer("POST", PARTNER + "/clocks/" + CLOCK + "/fulfilment", 200, "{\"name\":\"c\"}");
        answer("POST", PARTNER + "/parties", 201, file("party"));
        get(PARTNER + "/reviews?project=" + NOLANS + "&agreement=us-eu-mou&limit=100", "rounds");
        answer("POST", PARTNER + "/reviews/" + REVIEW + "/positions/USA/preview", 200, file("preview"));
        answer("POST", PARTNER + "/reviews/" + REVIEW + "/answers", 201, "{}");
        answer("POST", PARTNER + "/reviews/" + REVIEW + "/extensions", 201, "{\"number\":2}");
        answer("PUT", PARTNER + "/reviews/" + REVIEW + "/extensions/1/consents/USA", 200, "{\"number\":1}");
        answer("POST", PARTNER + "/review-reminders", 200, """
                {"items":[{"review":"%s","result":"REMINDED","parties":["EU"]}]}""".formatted(REVIEW));
        get(PARTNER + "/deadlines", "deadlines");
        answer("PUT", PARTNER + "/calendar-address", 200, """
                {"secret":"%s","createdAt":"2026-11-24T09:00:00Z"}""".formatted(SECRET));
        answer("DELETE", PARTNER + "/calendar-address", 204, "");
        answer("GET", PARTNER + "/calendar-feed", 200, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
        get(PROJECT + "/questions", "questions");
        get(PROJECT + "/watches", "watches");
        get(PROJECT + "/saved-searches", "searches");
        answer("POST", PROJECT + "/saved-searches", 201, "{\"name\":\"Mine\"}");
        answer("POST", PROJECT + "/saved-searches/" + SEARCH + "/look", 204, "");
        answer("DELETE", PROJECT + "/saved-searches/" + SEARCH, 204, "");
        answer("POST", PROJECT + "/watches", 200, """
                {"items":[{"kind":"REVIEW","id":"%s","result":"WATCHED"}]}""".formatted(REVIEW));
        for (String watched : List.of("projects/" + NOLANS, "projects/" + DRAFT, "reviews/" + REVIEW)) {
            answer("GET", PROJECT + "/watches/" + watched, 200, "{\"watched\":false}");
            answer("PUT", PROJECT + "/watches/" + watched, 200, "{\"watched\":true}");
            answer("DELETE", PROJECT + "/watches/" + watched, 200, "{\"watched\":false}");
        }
        get(PARTNER + "/meetings", "meetings");
        get(PARTNER + "/meetings/" + MEETING, "meeting");
        get(PARTNER + "/meetings/" + MINUTED, "meeting-minuted");
        get(PARTNER + "/packages", "packages");
        get(PARTNER + "/packages/" + PACKAGE, "package");
        answer("POST", PARTNER + "/meetings", 201, file("meeting"));
        answer("POST", PARTNER + "/packages", 201, file("package"));
        answer("POST", PARTNER + "/packages/" + PACKAGE + "/signatures", 201, file("package"));
        for (String act : List.of("convocation", "cancellation", "holding", "minutes", "agenda", "attendance")) {
            answer("POST", PARTNER + "/meetings/" + MEETING + "/" + act, 200, file("meeting"));
        }
        for (String act : List.of("minutes/approvals", "minutes/objections", "actions")) {
            answer("POST", PARTNER + "/meetings/" + MINUTED + "/" + act, 200, file("meeting-minuted"));
        }
        get(NOTIFICATION + "/notifications", "notifications");
        get(PARTNER + "/reviews/" + REVIEW + "/preparation", "preparation");
        get(PARTNER + "/reviews/" + CONCLUDED + "/preparation", "preparation-empty");
        get(PARTNER + "/reviews/" + REVIEW + "/recusals", "recusals");
        get(PARTNER + "/clearances", "clearances");
        get(PARTNER + "/officials", "officials");
        get(PARTNER + "/delegations", "delegations");
        get(PARTNER + "/handovers", "openwork");
        for (String made : List.of(
                "/delegations",
                "/handovers",
                "/reviews/" + REVIEW + "/recusals",
                "/reviews/" + REVIEW + "/preparation/clearances")) {
            answer("POST", PARTNER + made, 201, "{}");
        }
        for (String put : List.of("/draft", "/assignee", "/clearances/us-doe")) {
            answer("PUT", PARTNER + "/reviews/" + REVIEW + "/preparation" + put, 200, "{}");
        }
        get(PARTNER + "/record/leaves", "record-leaves");
        for (String service : List.of(PROJECT, NOTIFICATION)) {
            answer("GET", service + "/record/leaves", 200, "{\"items\":[],\"next\":null}");
        }
        for (String service : List.of(PROJECT, PARTNER, NOTIFICATION)) {
            get(service + "/record/verification", "record-verification");
            get(service + "/record/schedules", "record-schedules");
            get(service + "/record/holds", "record-holds");
            get(service + "/record/pseudonyms", "record-pseudonyms");
            answer("POST", service + "/record/holds", 201, "{\"reason\":\"r\"}");
            answer("POST", service + "/record/holds/" + HOLD + "/lifting", 200, "{\"reason\":\"r\"}");
            answer("POST", service + "/record/pseudonyms", 201, "{\"pseudonym\":\"p\"}");
            answer("GET", service + "/dead-letters", 200, "{\"items\":[],\"next\":null}");
            answer("GET", service + "/dead-letters/acts", 200, "{\"items\":[],\"next\":null}");
            get(service + "/record/roots", "record-roots");
            get(service + "/record/root-copies", "record-roots");
        }
        get(PARTNER + "/dead-letters", "dead-letters");
        get(PARTNER + "/dead-letters/acts", "operator-acts");
        answer("POST", PARTNER + "/dead-letters/acts", 201, "{\"act\":\"REPLAY\"}");
        for (String act : List.of("approval", "refusal")) {
            answer("POST", PARTNER + "/dead-letters/acts/" + FOREIGN_ACT + "/" + act, 200, "{\"act\":\"DROP\"}");
        }
        answer("POST", PARTNER + "/dead-letters/acts/" + APPROVED_ACT + "/execution", 200, """
                {"act":{"act":"REPLAY","eventId":"e"},"letter":null}""");
        answer("POST", PROJECT + "/projects", 201, file("draft"));
        answer("POST", PROJECT + "/projects/" + DRAFT + "/sharing", 200, "{}");
        answer("POST", PROJECT + "/projects/" + DRAFT + "/candidacies", 201, file("candidacy"));
        answer("POST", PROJECT + "/projects/" + NOLANS + "/candidacies/us-japan-framework/gate-requests", 201, """
                {"number":2,"gate":"ASSESSMENT","state":"REQUESTED","dossierVersion":7}""");
        for (String act : List.of("hold", "resumption", "withdrawal")) {
            answer("POST", PROJECT + "/projects/" + NOLANS + "/candidacies/us-eu-mou/" + act, 200, "{}");
        }
        answer("PUT", PARTNER + "/reviews/" + REVIEW + "/positions/USA", 201, "{\"status\":\"OPEN\"}");
        answer("POST", NOTIFICATION + "/notifications/read", 200, "{\"unread\":0}");
        answer(
                "POST",
                NOTIFICATION + "/notifications/01936d00-0000-7000-8000-00000000c001/read",
                200,
                "{\"unread\":1}");
    }

    private void get(String path, String file) {
        answer("GET", path, 200, file(file));
    }

    /** Replaces an answer until the next reset. */
    public void answer(String method, String path, int status, String body) {
        standing.put(method + " " + path, new Answer(status, body));
    }

    /** Answers so the next time only. */
    public void answerOnce(String method, String path, int status, String body) {
        once.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>()).add(new Answer(status, body));
    }

    /** A service fails at everything from now on: {@code project}, {@code partner} or {@code notification}. */
    public void down(String service) {
        standing.replaceAll((key, answer) ->
                key.contains(" /" + service + "/") ? new Answer(503, "<html>Bad gateway</html>") : answer);
    }

    /** What was sent to an address, the oldest first. */
    public List<Asked> asked(String method, String path) {
        return asked.stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .toList();
    }

    /** Sends something to every open inbox stream. */
    public void stream(String event) {
        streams.forEach(stream -> stream.add(event));
    }

    /** How many inbox streams are open. */
    public int streams() {
        return streams.size();
    }

    /** The content of an answer's file. */
    public static String file(String name) {
        try (InputStream in = FakeServices.class.getResourceAsStream("/fake/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                method,
                path,
                exchange.getRequestURI().getQuery(),
                exchange.getRequestHeaders().getFirst("If-Match"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Last-Event-ID"),
                body));
        if (path.equals(NOTIFICATION + "/notifications/stream")) {
            keepStreaming(exchange);
            return;
        }
        if (asksForTooMuch(exchange.getRequestURI().getQuery())) {
            send(exchange, 400, "application/json", """
                    {"title":"Some fields are not valid","errors":[{"pointer":"/limit","detail":"must be from 1 to 100"}]}""");
            return;
        }
        Deque<Answer> next = once.get(method + " " + path);
        Answer answer = next == null || next.isEmpty() ? standing(exchange) : next.poll();
        if (answer == null) {
            answer = new Answer(404, """
                    {"type":"urn:pipeline:problem:not-found","title":"Not found","status":404,"detail":"There is no such thing."}""");
        }
        send(exchange, answer.status(), "application/json", answer.body());
    }

    // As the services do, by their kit.
    private static boolean asksForTooMuch(String query) {
        return query != null
                && Arrays.stream(query.split("&"))
                        .filter(parameter -> parameter.startsWith("limit="))
                        .anyMatch(limit -> Integer.parseInt(limit.substring("limit=".length())) > 100);
    }

    // An answer to a query goes before one to all queries.
    private Answer standing(HttpExchange exchange) {
        String address =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        Answer exact = standing.get(address + "?" + exchange.getRequestURI().getQuery());
        return exact != null ? exact : standing.get(address);
    }

    private void keepStreaming(HttpExchange exchange) throws IOException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        events.add("event: hello\ndata: {\"unread\":2}\n\n");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        streams.add(events);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                String event = events.poll(1, TimeUnit.SECONDS);
                out.write((event == null ? ": still here\n\n" : event).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            // The reader left.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(events);
        }
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Something that was asked. */
    public record Asked(
            String method,
            String path,
            String query,
            String ifMatch,
            String authorization,
            String lastEventId,
            String body) {}

    private record Answer(int status, String body) {}

    /** Serves for looking at pages by hand: starts on the port given and stays. */
    public static void main(String[] args) throws InterruptedException {
        FakeServices services = new FakeServices(Integer.parseInt(args[0]));
        System.out.println("Fake services at " + services.base());
        Thread.currentThread().join();
    }
}

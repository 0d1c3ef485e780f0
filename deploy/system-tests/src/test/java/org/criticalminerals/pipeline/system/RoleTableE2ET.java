package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.testing.PermissionPage;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.criticalminerals.pipeline.system.Descriptions.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may do what, as {@code deploy/docs/permissions.md} states it: every request that the services describe, as every
 * official of the demonstration. Nothing that the requests name exists and none has a body, so that a request which is
 * let through finds nothing to change.
 */
@ExtendWith(SystemUnderTest.class)
class RoleTableE2ET {

    private static final String NOBODY = UUID.randomUUID().toString();
    private static final Set<Integer> NOT_ADMITTED = Set.of(401, 403);
    private static final int FAILURE = 500;

    private final HttpClient http = HttpClient.newHttpClient();
    private final PermissionPage page = page();

    @Test
    void everyRequestHasALineInTheTableAndEveryLineARequest() {
        for (String service : Descriptions.SERVICES) {
            assertThat(page.actsOf(service).keySet())
                    .as("the addresses of %s in permissions.md, against its OpenAPI description", service)
                    .containsExactlyInAnyOrderElementsOf(Descriptions.of(service).stream()
                            .map(Operation::name)
                            .toList());
        }
    }

    @Test
    void everyOfficialIsAdmittedAsTheTableSays(LocalSystemProcess system, Steps steps) {
        Map<String, Set<String>> roles = page.rolesByAct();
        List<DemoRealm.DemoOfficial> officials = DemoRealm.officials();
        assertThat(officials.stream()
                        .flatMap(official -> official.roles().stream())
                        .collect(Collectors.toSet()))
                .as("roles that somebody of the demonstration has")
                .hasSizeGreaterThanOrEqualTo(6);
        List<String> wrong = new ArrayList<>();
        for (Operation operation : Descriptions.operations()) {
            String act = page.actsOf(operation.service()).get(operation.name());
            if (act == null || act.equals(PermissionPage.NOTHING)) {
                continue;
            }
            Set<String> open = roles.get(act);
            assertThat(open).as("the act %s of %s", act, operation).isNotNull();
            for (DemoRealm.DemoOfficial official : officials) {
                boolean allowed = !Collections.disjoint(open, official.roles());
                Answer answer = send(system, operation, official, steps.api().tokenOf(official.name()));
                String fault = allowed ? faultOfAdmitted(operation, answer) : faultOfRefused(answer);
                if (fault != null) {
                    wrong.add("%s as %s: %s, but %d %s"
                            .formatted(operation, official.name(), fault, answer.status(), answer.body()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyIsAdmittedWithoutAToken(LocalSystemProcess system) {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : Descriptions.operations()) {
            for (String token : new String[] {null, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."}) {
                Answer answer = send(system, operation, DemoRealm.officials().getFirst(), token);
                boolean takesNone = token == null
                        && PermissionPage.NOTHING.equals(
                                page.actsOf(operation.service()).get(operation.name()));
                if (answer.status() != (takesNone ? 404 : 401) || !answer.body().contains("urn:pipeline:problem:")) {
                    wrong.add("%s: %d %s".formatted(operation, answer.status(), answer.body()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is read and doesn't exist is 404, or 400 for want of parameters; else anything but a refusal or a failure. */
    private static String faultOfAdmitted(Operation operation, Answer answer) {
        if (NOT_ADMITTED.contains(answer.status()) || answer.status() >= FAILURE) {
            return "admitted";
        }
        boolean readsOne = operation.isRead() && operation.path().contains("{id}");
        boolean findsNothing = answer.status() == 404 || answer.status() == 400;
        return readsOne && !findsNothing ? "404 for what doesn't exist" : null;
    }

    private static String faultOfRefused(Answer answer) {
        return answer.status() == 403 && answer.body().contains("urn:pipeline:problem:role-missing")
                ? null
                : "403 role-missing";
    }

    private record Answer(int status, String body) {}

    private Answer send(LocalSystemProcess system, Operation operation, DemoRealm.DemoOfficial official, String token) {
        String path = operation.with(name -> switch (name) {
            case "party" -> official.party();
            case "agency" -> official.agency();
            case "agreement", "code" -> "no-such-agreement";
            case "section" -> "identity";
            case "kind" -> "project";
            case "number", "version" -> "999999";
            case "state" -> "AQ";
            default -> NOBODY;
        });
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(system.url(operation.service()).resolve(path).toString()))
                .timeout(Duration.ofSeconds(30))
                .method(operation.method(), BodyPublishers.noBody());
        if (!operation.isRead()) {
            contentType(operation).ifPresent(type -> request.header("Content-Type", type));
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                boolean endless =
                        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                return new Answer(
                        answer.statusCode(), endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(operation.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static java.util.Optional<String> contentType(Operation operation) {
        Set<String> types = new TreeSet<>();
        operation.described().path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
        return types.stream().findFirst();
    }

    private static PermissionPage page() {
        try {
            return new PermissionPage(Files.readString(PipelineRoot.find().resolve("deploy/docs/permissions.md")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.criticalminerals.pipeline.partner.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;

/** Gives a candidacy whatever a gate waits for, as the officials whose part it is: answers, then consents. */
public final class Preparation {

    private static final Map<String, String> DESKS = Map.of("USA", "us-state-desk", "EU", "eu-grow-desk");

    private Preparation() {}

    /** Lets officials give what is missing, once the candidacy is known here. */
    public static void of(UUID project, String agreement, Gate gate) {
        String candidacy = "/api/v1/candidacies/" + project + "/" + agreement;
        known(project, agreement);
        JsonPath missing = Api.get("coordinator", candidacy + "/readiness?gate=" + gate)
                .statusCode(200)
                .extract()
                .jsonPath();
        if (missing.getList("missing.code").contains("CHECKLIST_MISSING")) {
            answerAll(candidacy, gate);
        }
        missing.getList("missing.findAll { it.code == 'HOST_CONSENT_MISSING' }.items.code.flatten()", String.class)
                .forEach(state -> consent(candidacy, state));
    }

    /** Waits until the service has heard of a candidacy. */
    public static void known(UUID project, String agreement) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.get("coordinator", "/api/v1/candidacies/" + project + "/" + agreement + "/readiness")
                                .extract()
                                .statusCode()
                        == 200);
    }

    private static void answerAll(String candidacy, Gate gate) {
        DESKS.forEach((party, desk) -> {
            JsonPath criteria = Api.get(desk, candidacy + "/criteria").extract().jsonPath();
            List<Map<String, Object>> sets = criteria.getList("items.findAll { it.gates.contains('" + gate + "') }");
            for (Map<String, Object> set : sets) {
                String code = String.valueOf(set.get("code"));
                List<String> open = criteria.getList(
                        "items.find { it.code == '" + code + "' }.parties.find { it.party == '" + party
                                + "' }?.open?.code",
                        String.class);
                if (open != null && !open.isEmpty()) {
                    open.forEach(item ->
                            answer(desk, candidacy, code, item, "{\"answer\": \"MET\", \"evidence\": \"Seen\"}"));
                    Api.post(desk, candidacy + "/criteria/" + code + "/release", "{}")
                            .statusCode(200);
                }
            }
        });
    }

    private static void answer(String desk, String candidacy, String set, String item, String body) {
        Api.put(desk, candidacy + "/criteria/" + set + "/" + item, body).statusCode(201);
    }

    private static void consent(String candidacy, String state) {
        Api.post("coordinator", candidacy + "/host-consents", """
                        {"state": "%s", "decision": "GIVEN", "authority": "Government of %s", "decidedOn": "%s",
                         "document": {"title": "Letter of consent", "reference": "Ref. 1"}}""".formatted(state, state, LocalDate.of(2026, 1, 2)))
                .statusCode(201);
    }
}

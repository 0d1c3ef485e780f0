package org.criticalminerals.pipeline.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.criticalminerals.pipeline.events.ReferenceEvent.PartyState;
import org.criticalminerals.pipeline.notification.recipient.Official;

/** The officials of the demonstration, with their agencies and agreements. */
public final class People {

    private static final Map<String, String> AGENCIES = Map.ofEntries(
            Map.entry("us-state", "USA"),
            Map.entry("us-ustr", "USA"),
            Map.entry("us-doe", "USA"),
            Map.entry("us-interior", "USA"),
            Map.entry("us-dfc", "USA"),
            Map.entry("eu-grow", "EU"),
            Map.entry("eu-trade", "EU"),
            Map.entry("eu-eib", "EU"),
            Map.entry("jp-meti", "JPN"),
            Map.entry("mx-se", "MEX"),
            Map.entry("secretariat", "SECRETARIAT"));

    private static final List<String> USERNAMES = List.of(
            "us-state-signatory",
            "us-state-deputy",
            "us-state-desk",
            "us-ustr-signatory",
            "us-doe-signatory",
            "us-doe-desk",
            "us-interior-desk",
            "us-dfc-support",
            "eu-grow-signatory",
            "eu-grow-deputy",
            "eu-grow-desk",
            "eu-trade-signatory",
            "eu-eib-support",
            "jp-meti-signatory",
            "jp-meti-deputy",
            "mx-se-signatory",
            "us-auditor",
            "coordinator");

    private People() {}

    /** The subject of a username, the same that test tokens carry. */
    public static String subject(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The official of a username. */
    public static Official official(String username) {
        OfficialState state = state(username);
        return new Official(state.subject(), state.name(), state.email(), state.agency(), state.party(), state.roles());
    }

    /** All officials. */
    public static List<Official> all() {
        return USERNAMES.stream().map(People::official).toList();
    }

    /** The state of an official as partner-service tells it. */
    public static OfficialState state(String username) {
        String agency = agencyOf(username);
        return new OfficialState(
                subject(username),
                1,
                username,
                "Name of " + username,
                username + "@pipeline.example",
                agency,
                AGENCIES.get(agency),
                Set.of(roleOf(username)),
                true);
    }

    /** Everything that partner-service tells of the demonstration. */
    public static List<ReferenceEvent> reference() {
        Stream<ReferenceEvent> parties =
                Stream.of("USA", "EU", "JPN", "MEX").map(code -> new PartyState(code, 1, "Party " + code, Set.of()));
        Stream<ReferenceEvent> agencies = AGENCIES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(agency -> new AgencyState(
                        agency.getKey(),
                        1,
                        "Agency " + agency.getKey(),
                        agency.getKey(),
                        agency.getValue(),
                        Set.of(),
                        null));
        Stream<ReferenceEvent> officials = USERNAMES.stream().map(People::state);
        return Stream.of(parties, agencies, Stream.<ReferenceEvent>of(mou(1)), officials)
                .flatMap(states -> states)
                .toList();
    }

    /** The agreement of the samples. */
    public static AgreementState mou(int version) {
        return new AgreementState(
                Samples.AGREEMENT,
                version,
                "US–EU MoU",
                "not binding",
                AgreementLifecycle.SIGNED,
                null,
                List.of("USA", "EU"),
                Map.of("USA", "us-state", "EU", "eu-grow"),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null);
    }

    /** The agency of each agency id's party. */
    public static Map<String, String> agencies() {
        return AGENCIES;
    }

    private static String agencyOf(String username) {
        return switch (username) {
            case "coordinator" -> "secretariat";
            case "us-auditor" -> "us-state";
            default -> username.substring(0, username.lastIndexOf('-'));
        };
    }

    private static String roleOf(String username) {
        String last = username.substring(username.lastIndexOf('-') + 1);
        return switch (last) {
            case "signatory", "deputy" -> "signatory";
            case "desk" -> "desk-officer";
            case "support" -> "support-officer";
            default -> last;
        };
    }
}

package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.portal.client.By;
import org.criticalminerals.pipeline.portal.client.ProjectClient.HistoryEntry;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * One thing that happened, as people read it.
 *
 * @param at when
 * @param title what
 * @param agreement under which agreement; empty where it concerns the project as a whole
 * @param by who, as far as the reader may know; empty where nobody did it
 * @param facts what is to be known about it
 */
public record HistoryLine(Instant at, String title, String agreement, String by, List<Fact> facts) {

    // What is told, in this order; the rest of an entry's data is for machines.
    private static final List<String> TOLD = List.of(
            "section",
            "change",
            "gate",
            "from",
            "to",
            "outcome",
            "party",
            "agency",
            "decision",
            "package",
            "meeting",
            "stage",
            "deadline",
            "decidingParties",
            "rule",
            "pendingParties",
            "seniorLevel",
            "question",
            "answer",
            "runsOnAt",
            "workingDays",
            "reserveUntil",
            "changeCause",
            "noticeSentOn",
            "replyUntil",
            "text",
            "otherName",
            "verdict",
            "regime",
            "document",
            "documentVersion",
            "markingBefore",
            "markingAfter",
            "signature",
            "reasons",
            "note",
            "cause",
            "explanation",
            "conditions",
            "state",
            "consent",
            "authority",
            "criteria",
            "condition",
            "dueBefore",
            "dueOn",
            "owner",
            "evidence",
            "programme");
    private static final Set<String> PARTIES = Set.of("decidingParties", "pendingParties");
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("gate", "stage"),
            Map.entry("from", "stage"),
            Map.entry("to", "stage"),
            Map.entry("stage", "stage"),
            Map.entry("outcome", "outcome"),
            Map.entry("decision", "decision"),
            Map.entry("answer", "clearanceAnswer"),
            Map.entry("change", "change"),
            Map.entry("changeCause", "changeCause"),
            Map.entry("verdict", "verdict"),
            Map.entry("cause", "cause"),
            Map.entry("markingBefore", "markingKind"),
            Map.entry("markingAfter", "markingKind"));

    static HistoryLine of(HistoryEntry entry, Frame frame, Definitions definitions) {
        List<Fact> facts = new ArrayList<>();
        JsonNode data = entry.data();
        if (data != null) {
            for (String name : TOLD) {
                String text = text(name, data.path(name), frame, definitions);
                if (!text.isEmpty()) {
                    facts.add(new Fact(Texts.of("fact", name), text));
                }
            }
        }
        return new HistoryLine(
                entry.at(),
                Texts.of("history", slug(entry.type())),
                entry.agreement() == null ? "" : frame.agreement(entry.agreement()),
                who(entry.by(), frame),
                facts);
    }

    // Types come as "minerals.candidacy.stage-changed.v1", as "stage-changed" or as "STAGE_CHANGED".
    private static String slug(String type) {
        String bare = type == null ? "" : type.replaceAll("\\.v\\d+$", "");
        return bare.substring(bare.lastIndexOf('.') + 1)
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', '-');
    }

    static String who(By by, Frame frame) {
        if (by == null) {
            return "";
        }
        String agency = by.agency() == null
                ? frame.names().party(by.party())
                : frame.names().agency(by.agency());
        return by.name() == null || by.name().isEmpty() ? agency : by.name() + ", " + agency;
    }

    private static String text(String name, JsonNode value, Frame frame, Definitions definitions) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(
                    part.isObject()
                            ? part.path("text").asText(part.path("reasons").asText(""))
                            : PARTIES.contains(name)
                                    ? frame.names().party(part.asText())
                                    : name.equals("seniorLevel") ? senior(part.asText(), frame) : part.asText()));
            return String.join(
                    PARTIES.contains(name) ? ", " : "; ",
                    parts.stream().filter(part -> !part.isEmpty()).toList());
        }
        String text = value.asText("");
        if (text.isEmpty()) {
            return "";
        }
        String group = GROUPS.get(name);
        // An answer is a clearance's code, or what somebody wrote to a question.
        if (group != null && (!name.equals("answer") || Texts.has(group, text))) {
            return Texts.of(group, text);
        }
        return switch (name) {
            case "section" -> text.equals("disclosure") ? "Disclosure of the project" : definitions.title(text);
            case "state" -> Texts.country(text);
            case "consent" -> Texts.of("consent", text);
            case "owner" -> frame.names().agency(text);
            case "party" -> text.equals("*") ? "everyone" : frame.names().party(text);
            case "agency" -> frame.names().agency(text);
            case "noticeSentOn", "dueOn", "dueBefore" -> frame.reader().date(text);
            case "deadline", "replyUntil", "runsOnAt" -> moment(text, frame);
            default -> text;
        };
    }

    // Told as "USA: Secretary of Energy".
    private static String senior(String text, Frame frame) {
        String[] parts = text.split(": ", 2);
        return parts.length < 2 ? text : frame.names().party(parts[0]) + ": " + parts[1];
    }

    private static String moment(String text, Frame frame) {
        try {
            return frame.reader().moment(Instant.parse(text));
        } catch (DateTimeParseException asWritten) {
            return text;
        }
    }

    /** Something to be known about it. */
    public record Fact(String label, String value) {}
}

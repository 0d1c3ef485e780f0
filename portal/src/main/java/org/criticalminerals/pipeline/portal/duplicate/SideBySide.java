package org.criticalminerals.pipeline.portal.duplicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * One fact of two projects, as far as it is released to the reader.
 *
 * @param label what it is
 * @param one of the one; what is not released is said so
 * @param other of the other
 * @param same whether both are known and equal
 */
public record SideBySide(String label, String one, String other, boolean same) {

    private static final String NOT_SHOWN = "Not written, or not released to you";

    static List<SideBySide> of(Project one, Project other, Frame frame) {
        return List.of(
                row("Name", one, other, Project::name),
                row(
                        "Promoter",
                        one,
                        other,
                        project -> project.promoter() == null
                                ? ""
                                : text(project.promoter().name())),
                row(
                        "Promoter’s identifier",
                        one,
                        other,
                        project -> project.promoter() == null
                                ? ""
                                : text(project.promoter().identifier())),
                row("Nominated by", one, other, project -> frame.names().agency(project.nominatingAgency())),
                row("Sites", one, other, SideBySide::sites),
                row("Minerals", one, other, project -> production(project, "mineral", "mineral")),
                row("Steps", one, other, project -> production(project, "step", "step")),
                row(
                        "Under agreements",
                        one,
                        other,
                        project -> String.join(
                                "; ",
                                project.candidacies().stream()
                                        .map(candidacy -> frame.agreement(candidacy.agreement()) + ", "
                                                + Texts.of("stage", candidacy.stage()))
                                        .toList())));
    }

    private static SideBySide row(String label, Project one, Project other, Function<Project, String> fact) {
        String left = fact.apply(one);
        String right = fact.apply(other);
        return new SideBySide(
                label,
                left.isEmpty() ? NOT_SHOWN : left,
                right.isEmpty() ? NOT_SHOWN : right,
                !left.isEmpty() && left.equalsIgnoreCase(right));
    }

    private static String sites(Project project) {
        List<String> sites = new ArrayList<>();
        for (JsonNode site : list(project, "sites", "sites")) {
            List<String> parts = new ArrayList<>();
            parts.add(site.path("name").asText(""));
            parts.add(Texts.country(site.path("country").asText("")));
            if (site.hasNonNull("latitude") && site.hasNonNull("longitude")) {
                parts.add(site.path("latitude").asText() + ", "
                        + site.path("longitude").asText());
            }
            parts.removeIf(String::isEmpty);
            sites.add(String.join(", ", parts));
        }
        return String.join("; ", sites);
    }

    private static String production(Project project, String field, String group) {
        TreeSet<String> values = new TreeSet<>();
        list(project, "production", "lines").forEach(line -> {
            String code = line.path(field).asText("");
            if (!code.isEmpty()) {
                values.add(Texts.of(group, code));
            }
        });
        return String.join(", ", values);
    }

    private static Iterable<JsonNode> list(Project project, String section, String field) {
        JsonNode content = project.dossier().get(section);
        return content == null ? List.of() : content.path(field);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}

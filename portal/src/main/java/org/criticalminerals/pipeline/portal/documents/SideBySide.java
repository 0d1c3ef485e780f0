package org.criticalminerals.pipeline.portal.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.dossier.SectionView;
import org.criticalminerals.pipeline.portal.project.SectionPanel;

/** Two or more projects beside each other, section by section, the same line for the same question. */
final class SideBySide {

    private static final Room ROOM = new Room(6, 300);

    private final List<Project> projects;
    private final DocumentDesk desk;
    private final DocumentTexts texts;
    private final PageMarking marking;

    private SideBySide(List<Project> projects, DocumentDesk desk) {
        this.projects = projects;
        this.desk = desk;
        this.texts = desk.texts();
        this.marking = desk.marking();
    }

    static OfficialDocument of(List<Project> projects, DocumentDesk desk) {
        return new SideBySide(projects, desk).compose();
    }

    private OfficialDocument compose() {
        projects.forEach(marking::showExistence);
        List<Map<String, SectionPanel>> panels = projects.stream()
                .map(project -> SectionPanel.of(project, desk.definitions(), desk.frame()).stream()
                        .collect(Collectors.toMap(panel -> panel.definition().name(), Function.identity())))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Remark(texts.of("side.note")));
        blocks.add(table(List.of(
                line(
                        texts.of("side.promoter"),
                        project -> project.promoter() == null
                                ? ""
                                : project.promoter().name()),
                line(
                        texts.of("side.nominated"),
                        project -> desk.frame().names().agencyName(project.nominatingAgency())),
                line(texts.of("side.standing"), this::standing))));
        for (SectionDefinition definition : desk.definitions().all()) {
            List<SectionPanel> beside =
                    panels.stream().map(one -> one.get(definition.name())).toList();
            List<List<String>> lines = lines(beside);
            if (!lines.isEmpty()) {
                blocks.add(new Block.Heading(2, definition.title(), markings(beside)));
                blocks.add(table(lines));
            }
        }
        String title = projects.stream().map(Project::name).collect(Collectors.joining(" \u2013 "));
        return desk.document("sideBySide", title, "", marking, true, blocks);
    }

    private String standing(Project project) {
        return project.candidacies().stream()
                .map(one -> texts.pair(
                        desk.frame().agreement(one.agreement()),
                        texts.series(List.of(texts.code("stage", one.stage()), texts.code("status", one.status())))))
                .collect(Collectors.joining("\n"));
    }

    private String markings(List<SectionPanel> beside) {
        List<SectionPanel> written = beside.stream()
                .filter(panel -> panel.isWritten() && panel.isMarked())
                .toList();
        written.forEach(panel -> marking.show(panel.marking()));
        return written.stream()
                .map(panel -> marking.words(panel.marking()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private List<List<String>> lines(List<SectionPanel> beside) {
        List<Map<String, String>> values = beside.stream().map(this::values).toList();
        List<String> labels =
                values.stream().flatMap(one -> one.keySet().stream()).distinct().toList();
        return labels.stream()
                .map(label -> Stream.concat(
                                Stream.of(label),
                                values.stream().map(one -> one.getOrDefault(label, texts.of("notShown"))))
                        .toList())
                .toList();
    }

    private Map<String, String> values(SectionPanel panel) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!panel.isWritten()) {
            return values;
        }
        panel.view().facts().forEach(fact -> values.put(fact.label(), fit(fact.value())));
        for (SectionView.Table table : panel.view().tables()) {
            List<String> rows = new ArrayList<>(table.rows().stream()
                    .limit(ROOM.rows())
                    .map(row -> fit(row.stream()
                            .map(SectionView.Cell::value)
                            .filter(value -> !value.isEmpty())
                            .collect(Collectors.joining(texts.series(List.of("", ""))))))
                    .toList());
            if (table.rows().size() > ROOM.rows()) {
                rows.add(texts.of("more", table.rows().size() - ROOM.rows()));
            }
            values.put(
                    table.caption().isEmpty() ? panel.definition().title() : table.caption(), String.join("\n", rows));
        }
        return values;
    }

    private List<String> line(String label, Function<Project, String> value) {
        return Stream.concat(
                        Stream.of(label),
                        projects.stream()
                                .map(value)
                                .map(one -> one == null || one.isEmpty() ? texts.of("notShown") : fit(one)))
                .toList();
    }

    private Block table(List<List<String>> lines) {
        List<Block.Column> columns = new ArrayList<>(List.of(new Block.Column(texts.of("side.what"), 20, false)));
        projects.forEach(project -> columns.add(new Block.Column(project.name(), 80 / projects.size(), false)));
        return new Block.Table("", columns, lines);
    }

    private String fit(String text) {
        return ROOM.fit(text, texts.of("shortened"));
    }
}

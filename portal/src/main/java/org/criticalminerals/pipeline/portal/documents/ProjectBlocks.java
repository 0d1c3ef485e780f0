package org.criticalminerals.pipeline.portal.documents;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.ProjectClient.CandidacyBrief;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Designation;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.dossier.SectionView;
import org.criticalminerals.pipeline.portal.project.SectionPanel;

/** Puts a project into blocks: where it stands, and as much of its dossier as there is room for. */
final class ProjectBlocks {

    private final DocumentDesk desk;
    private final PageMarking marking;
    private final Room room;

    ProjectBlocks(DocumentDesk desk, PageMarking marking, Room room) {
        this.desk = desk;
        this.marking = marking;
        this.room = room;
    }

    /** The line below a project's name. */
    static String subtitle(Project project, DocumentDesk desk) {
        String agency = desk.frame().names().agencyName(project.nominatingAgency());
        String promoter = project.promoter() == null ? null : project.promoter().name();
        return promoter == null
                ? desk.texts().of("project.subtitleWithoutPromoter", agency)
                : desk.texts().of("project.subtitle", promoter, agency);
    }

    /** All of a project. */
    List<Block> of(Project project, List<SectionPanel> panels) {
        marking.showExistence(project);
        List<Block> blocks = new ArrayList<>();
        blocks.add(heading("project.standing", desk.texts().of("project.dossierVersion", project.dossierVersion())));
        blocks.add(
                project.candidacies().isEmpty()
                        ? new Block.Paragraph(desk.texts().of("project.draft"))
                        : standing(project.candidacies()));
        blocks.addAll(dossier(panels));
        if (!project.designations().isEmpty()) {
            blocks.add(heading("project.designations", ""));
            blocks.addAll(designations(project.designations()));
        }
        return blocks;
    }

    private Block.Heading heading(String key, String note) {
        return new Block.Heading(2, desk.texts().of(key), note);
    }

    private Block standing(List<CandidacyBrief> candidacies) {
        DocumentTexts texts = desk.texts();
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(texts.of("project.standing.agreement"), 34, false),
                        new Block.Column(texts.of("project.standing.stage"), 15, false),
                        new Block.Column(texts.of("project.standing.status"), 13, false),
                        new Block.Column(texts.of("project.standing.waiting"), 18, false),
                        new Block.Column(texts.of("project.standing.until"), 20, false)),
                candidacies.stream()
                        .map(one -> List.of(
                                desk.frame().names().agreementTitle(one.agreement()),
                                texts.code("stage", one.stage()),
                                texts.code("status", one.status()),
                                waiting(one),
                                one.deadline() == null ? texts.of("notShown") : desk.moment(one.deadline())))
                        .toList());
    }

    private String waiting(CandidacyBrief candidacy) {
        List<String> parties = candidacy.waitingParties().stream()
                .map(desk.frame().names()::party)
                .toList();
        return parties.isEmpty() ? desk.texts().of("notShown") : desk.texts().series(parties);
    }

    /** The written sections of a dossier, each with its marking. */
    List<Block> dossier(List<SectionPanel> panels) {
        List<Block> blocks = new ArrayList<>();
        for (SectionPanel panel : panels) {
            if (!panel.isWritten() || panel.view().isEmpty()) {
                continue;
            }
            marking.show(panel.marking());
            String note = panel.isMarked() ? marking.words(panel.marking()) : "";
            blocks.add(new Block.Heading(2, panel.definition().title(), note));
            blocks.addAll(section(panel.view()));
        }
        return blocks;
    }

    private List<Block> section(SectionView view) {
        List<Block> blocks = new ArrayList<>();
        if (!view.facts().isEmpty()) {
            blocks.add(new Block.Facts(view.facts().stream()
                    .map(fact -> new Block.Fact(fact.label(), fit(fact.value())))
                    .toList()));
        }
        for (SectionView.Table table : view.tables()) {
            int shown = Math.min(table.rows().size(), room.rows());
            if (shown > 0) {
                blocks.add(new Block.Table(
                        table.caption(),
                        table.columns().stream()
                                .map(column -> new Block.Column(
                                        column.label(), weight(table, column.label()), column.figure()))
                                .toList(),
                        table.rows().subList(0, shown).stream()
                                .map(row -> row.stream()
                                        .map(cell -> fit(cell.value()))
                                        .toList())
                                .toList()));
            }
            if (table.rows().size() > shown) {
                String more = desk.texts().of("more", table.rows().size() - shown);
                blocks.add(new Block.Remark(shown == 0 ? desk.texts().pair(table.caption(), more) : more));
            }
        }
        return blocks;
    }

    // A column is as wide as its words ask for, within bounds that leave the others room.
    private static int weight(SectionView.Table table, String label) {
        int longest = table.rows().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.label().equals(label))
                .mapToInt(cell -> cell.value().length())
                .max()
                .orElse(0);
        return Math.max(label.length(), Math.clamp(longest, 8, 40));
    }

    private List<Block> designations(List<Designation> designations) {
        DocumentTexts texts = desk.texts();
        int shown = Math.min(designations.size(), Math.max(1, room.rows()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "",
                List.of(
                        new Block.Column(texts.of("project.designations.programme"), 45, false),
                        new Block.Column(texts.of("project.designations.authority"), 35, false),
                        new Block.Column(texts.of("project.designations.date"), 20, false)),
                designations.subList(0, shown).stream()
                        .map(one -> List.of(
                                fit(desk.orNotRecorded(one.programme())),
                                fit(desk.orNotRecorded(one.authority())),
                                one.date() == null
                                        ? texts.of("notRecorded")
                                        : desk.frame().reader().date(one.date())))
                        .toList()));
        if (designations.size() > shown) {
            blocks.add(new Block.Remark(texts.of("more", designations.size() - shown)));
        }
        return blocks;
    }

    private String fit(String text) {
        return room.fit(text, desk.texts().of("shortened"));
    }
}

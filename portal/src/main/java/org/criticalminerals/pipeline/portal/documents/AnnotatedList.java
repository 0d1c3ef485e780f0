package org.criticalminerals.pipeline.portal.documents;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.layout.Texts;

/** The candidacies by stage, each with a note on where it stands and what it waits for. */
final class AnnotatedList {

    private AnnotatedList() {}

    /**
     * The list.
     *
     * @param agreement the agreement's code; empty for all
     * @param candidacies those that are released to the reader
     * @param isCut whether there are more of them
     */
    static OfficialDocument of(String agreement, List<Candidacy> candidacies, boolean isCut, DocumentDesk desk) {
        DocumentTexts texts = desk.texts();
        PageMarking marking = desk.marking();
        marking.showForParties();
        List<Block> blocks = new ArrayList<>();
        if (candidacies.isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of("list.empty")));
        }
        if (isCut) {
            blocks.add(new Block.Remark(texts.of("list.cut", candidacies.size())));
        }
        for (String stage : Texts.codes("stage")) {
            List<Candidacy> within = candidacies.stream()
                    .filter(one -> stage.equals(one.stage()))
                    .toList();
            if (!within.isEmpty()) {
                blocks.add(new Block.Heading(2, texts.code("stage", stage), texts.of("list.count", within.size())));
                blocks.add(table(within, desk));
            }
        }
        String title = agreement.isEmpty()
                ? texts.of("list.all")
                : desk.frame().names().agreementTitle(agreement);
        return desk.document("annotatedList", title, "", marking, true, blocks).named(agreement);
    }

    private static Block table(List<Candidacy> candidacies, DocumentDesk desk) {
        DocumentTexts texts = desk.texts();
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(texts.of("list.project"), 24, false),
                        new Block.Column(texts.of("list.nominated"), 14, false),
                        new Block.Column(texts.of("list.where"), 14, false),
                        new Block.Column(texts.of("list.what"), 22, false),
                        new Block.Column(texts.of("list.note"), 36, false)),
                candidacies.stream().map(one -> row(one, desk)).toList());
    }

    private static List<String> row(Candidacy one, DocumentDesk desk) {
        DocumentTexts texts = desk.texts();
        var names = desk.frame().names();
        String promoter = one.promoterName();
        return List.of(
                one.projectName() + (promoter.isEmpty() ? "" : "\n" + promoter),
                names.party(one.nominatingParty()) + "\n" + names.agency(one.nominatingAgency()),
                joined(one.countries().stream().map(texts::country).toList(), desk),
                joined(
                        List.of(
                                texts.series(one.minerals().stream()
                                        .map(names::mineral)
                                        .toList()),
                                texts.series(one.steps().stream()
                                        .map(step -> texts.code("step", step))
                                        .toList())),
                        desk),
                note(one, desk));
    }

    private static String joined(List<String> parts, DocumentDesk desk) {
        List<String> written = parts.stream().filter(part -> !part.isEmpty()).toList();
        return written.isEmpty() ? desk.texts().of("notShown") : String.join("\n", written);
    }

    /** The annotation of one candidacy. */
    static String note(Candidacy one, DocumentDesk desk) {
        DocumentTexts texts = desk.texts();
        List<String> sentences = new ArrayList<>();
        if (!"ACTIVE".equals(one.status())) {
            sentences.add(texts.of("list.note.status", texts.code("status", one.status())));
        }
        List<String> waiting =
                one.waitingParties().stream().map(desk.frame().names()::party).toList();
        if (!waiting.isEmpty()) {
            String parties = texts.list(waiting);
            sentences.add(
                    one.deadline() == null
                            ? texts.of("list.note.waitingOpen", parties)
                            : texts.of("list.note.waiting", parties, desk.moment(one.deadline())));
        }
        if (one.lastOutcome() != null) {
            sentences.add(texts.of("list.note.last", texts.code("outcome", one.lastOutcome())));
        }
        if (one.nextGate() != null) {
            sentences.add(texts.of("list.note.next", texts.code("theGate", one.nextGate())));
        }
        if (!one.missingForNextGate().isEmpty()) {
            sentences.add(texts.of(
                    "list.note.missing",
                    texts.series(one.missingForNextGate().stream()
                            .map(desk.definitions()::title)
                            .toList())));
        }
        if (one.stageSince() != null) {
            sentences.add(texts.of("list.note.since", desk.day(one.stageSince())));
        }
        return texts.sentences(sentences);
    }
}

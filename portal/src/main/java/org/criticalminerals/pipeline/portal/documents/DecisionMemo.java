package org.criticalminerals.pipeline.portal.documents;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Clearance;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Preparation;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Position;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient.FrozenDossier;
import org.criticalminerals.pipeline.portal.project.SectionPanel;

/** What a signatory has to know of a review before signing, with the clearances of the own party on a page of their own. */
final class DecisionMemo {

    private final DocumentDesk desk;
    private final DocumentTexts texts;
    private final Review review;
    private final PageMarking marking;
    private final List<Block> blocks = new ArrayList<>();

    private DecisionMemo(Review review, DocumentDesk desk) {
        this.review = review;
        this.desk = desk;
        this.texts = desk.texts();
        this.marking = desk.marking();
    }

    static OfficialDocument of(
            Review review, Loaded<FrozenDossier> dossier, Loaded<Preparation> preparation, DocumentDesk desk) {
        return new DecisionMemo(review, desk).compose(dossier, preparation);
    }

    private OfficialDocument compose(Loaded<FrozenDossier> dossier, Loaded<Preparation> preparation) {
        marking.showForParties();
        blocks.add(new Block.Lead(desk.question(review)));
        question();
        positions();
        project(dossier);
        blocks.add(new Block.NewPage());
        clearances(preparation);
        return desk.document(
                        "decisionMemo",
                        desk.about(review),
                        texts.series(List.of(
                                desk.gate(review),
                                desk.frame()
                                        .names()
                                        .agreementTitle(review.subject().agreement()))),
                        marking,
                        false,
                        blocks)
                .named(
                        review.subject().projectName() == null
                                ? review.subject().agreement()
                                : review.subject().projectName());
    }

    private void question() {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(fact("review.gate", desk.gate(review)));
        facts.add(fact("review.round", Integer.toString(review.round())));
        facts.add(fact(
                "review.agreement",
                desk.frame().names().agreementTitle(review.subject().agreement())));
        facts.add(fact(
                "review.status",
                review.outcome() == null
                        ? texts.code("reviewStatus", review.status())
                        : texts.code("outcome", review.outcome())));
        facts.add(fact("review.opened", desk.moment(review.openedAt())));
        if (review.deadline() != null) {
            facts.add(fact("review.until", desk.moment(review.deadline())));
        }
        if (review.concludedAt() != null) {
            facts.add(fact("review.concluded", desk.moment(review.concludedAt())));
        }
        String explanation = ExplanationWords.of(review, desk);
        if (!explanation.isEmpty()) {
            facts.add(fact(
                    ExplanationWords.isKnown(review, desk) ? "review.explanation" : "review.explanationInEnglish",
                    explanation));
        }
        String rule = RuleWords.of(review, desk);
        if (!rule.isEmpty()) {
            facts.add(fact("review.rule", rule));
        }
        if (review.note() != null) {
            facts.add(fact("review.note", review.note()));
        }
        blocks.add(new Block.Heading(2, texts.of("review.asked"), ""));
        blocks.add(new Block.Facts(facts));
    }

    private Block.Fact fact(String key, String value) {
        return new Block.Fact(texts.of(key), value);
    }

    private void positions() {
        blocks.add(new Block.Heading(2, texts.of("review.positions"), ""));
        if (review.positions().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of("review.positions.none")));
        } else {
            blocks.add(new Block.Table(
                    "",
                    List.of(
                            new Block.Column(texts.of("review.positions.party"), 20, false),
                            new Block.Column(texts.of("review.positions.position"), 22, false),
                            new Block.Column(texts.of("review.positions.reasons"), 38, false),
                            new Block.Column(texts.of("review.positions.signed"), 20, false)),
                    review.positions().stream().map(this::position).toList()));
        }
        if (!review.pending().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of(
                    "review.waiting",
                    texts.list(review.pending().stream()
                            .map(one -> desk.frame().names().party(one.party()))
                            .toList()))));
        }
    }

    private List<String> position(Position position) {
        List<String> said = new ArrayList<>();
        if (position.reasons() != null) {
            said.add(position.reasons());
        }
        position.conditions()
                .forEach(one -> said.add("\u2022 " + one.text()
                        + (one.dueOn() == null
                                ? ""
                                : " "
                                        + texts.of(
                                                "review.positions.by",
                                                desk.frame().reader().day(one.dueOn())))));
        return List.of(
                desk.frame().names().party(position.party()),
                texts.code("decision", position.decision())
                        + (position.isFinal() ? " " + texts.of("review.positions.final") : ""),
                said.isEmpty() ? texts.of("notShown") : String.join("\n", said),
                desk.moment(position.signedAt()));
    }

    private void project(Loaded<FrozenDossier> dossier) {
        blocks.add(new Block.Heading(
                1,
                texts.of("review.project"),
                texts.of("project.dossierVersion", review.subject().dossierVersion())));
        List<Block> shown = dossier.map(frozen -> new ProjectBlocks(desk, marking, Room.SHORT)
                        .dossier(SectionPanel.of(frozen, desk.definitions(), desk.frame())))
                .orElse(List.of());
        blocks.addAll(shown.isEmpty() ? List.of(new Block.Paragraph(texts.of("review.project.missing"))) : shown);
    }

    private void clearances(Loaded<Preparation> preparation) {
        boolean failed = preparation instanceof Loaded.Missing<Preparation> missing && !missing.refused();
        Preparation own = preparation.map(it -> it).orElse(null);
        blocks.add(new Block.Heading(
                1,
                texts.of("review.clearances"),
                own == null ? "" : desk.frame().names().party(own.party())));
        if (failed) {
            blocks.add(new Block.Paragraph(texts.of("review.clearances.failed")));
            return;
        }
        if (own == null) {
            blocks.add(new Block.Paragraph(texts.of("review.clearances.none")));
            return;
        }
        marking.showInternal(own.party());
        if (own.draft() != null && own.draft().decision() != null) {
            blocks.add(new Block.Facts(List.of(
                    fact(
                            "review.draft.decision",
                            texts.code("decision", own.draft().decision())),
                    fact("review.draft.reasons", desk.orNotRecorded(own.draft().reasons())))));
        }
        if (own.clearances().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of("review.clearances.none")));
        } else {
            blocks.add(new Block.Table(
                    "",
                    List.of(
                            new Block.Column(texts.of("review.clearances.agency"), 28, false),
                            new Block.Column(texts.of("review.clearances.mandatory"), 12, false),
                            new Block.Column(texts.of("review.clearances.answer"), 20, false),
                            new Block.Column(texts.of("review.clearances.comment"), 24, false),
                            new Block.Column(texts.of("review.clearances.due"), 16, false)),
                    own.clearances().stream().map(this::clearance).toList()));
        }
        if (!own.missing().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of(
                    "review.clearances.missing",
                    texts.list(own.missing().stream()
                            .map(desk.frame().names()::agencyName)
                            .toList()))));
        }
    }

    private List<String> clearance(Clearance clearance) {
        boolean answered = clearance.answer() != null;
        return List.of(
                desk.frame().names().agencyName(clearance.agency()),
                texts.code("flag", clearance.mandatory()),
                answered
                        ? texts.code("clearanceAnswer", clearance.answer().answer())
                        : texts.of("review.clearances.waiting"),
                answered && clearance.answer().comment() != null
                        ? clearance.answer().comment()
                        : texts.of("notShown"),
                desk.day(clearance.dueAt()));
    }
}

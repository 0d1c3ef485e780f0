package org.criticalminerals.pipeline.portal.documents;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Action;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Meeting;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Point;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.layout.Reader;
import org.criticalminerals.pipeline.portal.project.SectionPanel;

/** What a delegation takes to a meeting: the agenda, the candidacies on it with notes, a fact sheet of each project. */
final class MeetingBook {

    private static final Room ROOM = new Room(6, 400);

    private final Meeting meeting;
    private final DocumentDesk desk;
    private final DocumentTexts texts;
    private final PageMarking marking;
    private final List<Block> blocks = new ArrayList<>();

    private MeetingBook(Meeting meeting, DocumentDesk desk) {
        this.meeting = meeting;
        this.desk = desk;
        this.texts = desk.texts();
        this.marking = desk.marking();
    }

    /**
     * What the book is made of, as far as it is released to the reader.
     *
     * @param reviews the reviews on the agenda and in the meeting's packages, in their order
     * @param projects the projects that they are about, in their order
     * @param isCut whether there are more projects
     */
    record Material(List<Review> reviews, List<Project> projects, boolean isCut) {}

    static OfficialDocument of(Meeting meeting, Material material, DocumentDesk desk) {
        return new MeetingBook(meeting, desk).compose(material);
    }

    private OfficialDocument compose(Material material) {
        marking.showForParties();
        cover();
        agenda(material);
        actions();
        blocks.add(new Block.NewPage());
        blocks.add(new Block.Heading(1, texts.of("meeting.candidacies"), ""));
        candidacies(material);
        for (Project project : material.projects()) {
            blocks.add(new Block.NewPage());
            blocks.add(new Block.Heading(1, project.name(), texts.of("kind.factSheet")));
            blocks.add(new Block.Remark(ProjectBlocks.subtitle(project, desk)));
            blocks.addAll(new ProjectBlocks(desk, marking, ROOM)
                    .of(project, SectionPanel.of(project, desk.definitions(), desk.frame())));
        }
        return desk.document(
                "meetingBook",
                meeting.title(),
                desk.frame().names().agreementTitle(meeting.agreement()),
                marking,
                false,
                blocks);
    }

    private void cover() {
        blocks.add(new Block.Facts(List.of(
                new Block.Fact(texts.of("meeting.when"), when()),
                new Block.Fact(
                        texts.of("meeting.where"),
                        texts.of("meeting.place", meeting.place(), texts.code("meetingForm", meeting.form()))),
                new Block.Fact(texts.of("meeting.chair"), desk.frame().names().party(meeting.chairingParty())),
                new Block.Fact(texts.of("meeting.parties"), parties(meeting.parties())),
                new Block.Fact(texts.of("meeting.status"), texts.code("meetingStatus", meeting.status())))));
    }

    // In the zone that the meeting is announced in, which all parties share, and where it differs in the reader's own.
    private String when() {
        Reader there = new Reader(desk.frame().reader().locale(), ZoneId.of(meeting.zone()));
        String announced = there.moment(meeting.startsAt());
        String own = desk.moment(meeting.startsAt());
        return announced.equals(own) ? announced : announced + "\n" + own;
    }

    private String parties(List<String> codes) {
        return texts.series(codes.stream().map(desk.frame().names()::party).toList());
    }

    private void agenda(Material material) {
        blocks.add(new Block.Heading(2, texts.of("meeting.agenda"), ""));
        if (meeting.agenda().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of("meeting.agenda.none")));
            return;
        }
        Map<UUID, Review> reviews =
                material.reviews().stream().collect(Collectors.toMap(Review::id, one -> one, (a, b) -> a));
        blocks.add(new Block.Table(
                "",
                List.of(
                        new Block.Column(texts.of("meeting.agenda.point"), 7, false),
                        new Block.Column(texts.of("meeting.agenda.kind"), 18, false),
                        new Block.Column(texts.of("meeting.agenda.topic"), 52, false),
                        new Block.Column(texts.of("meeting.agenda.presenter"), 23, false)),
                meeting.agenda().stream()
                        .map(point -> List.of(
                                Integer.toString(point.ordinal()),
                                texts.code("pointKind", point.kind()),
                                topic(point, reviews),
                                point.presenter() == null
                                        ? texts.of("notShown")
                                        : desk.frame().names().agencyName(point.presenter())))
                        .toList()));
    }

    private String topic(Point point, Map<UUID, Review> reviews) {
        Review review = point.reviewId() == null ? null : reviews.get(point.reviewId());
        List<String> lines = new ArrayList<>(List.of(point.title()));
        if (review != null) {
            lines.add(texts.pair(desk.about(review), desk.gate(review)));
        }
        if (point.decision() != null) {
            lines.add(point.decision());
        }
        return String.join("\n", lines);
    }

    private void actions() {
        if (meeting.actions().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(2, texts.of("meeting.actions"), ""));
        blocks.add(new Block.Table(
                "",
                List.of(
                        new Block.Column(texts.of("meeting.actions.what"), 45, false),
                        new Block.Column(texts.of("meeting.actions.owner"), 25, false),
                        new Block.Column(texts.of("meeting.actions.due"), 17, false),
                        new Block.Column(texts.of("meeting.actions.state"), 13, false)),
                meeting.actions().stream()
                        .map(one -> List.of(
                                one.text(),
                                desk.frame().names().agencyName(one.agency()),
                                desk.frame().reader().day(one.dueOn()),
                                texts.of("meeting.actions." + state(one))))
                        .toList()));
    }

    private static String state(Action action) {
        return action.isDone() ? "done" : action.isOverdue() ? "overdue" : "open";
    }

    private void candidacies(Material material) {
        if (material.reviews().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.of("meeting.candidacies.none")));
            return;
        }
        if (material.isCut()) {
            blocks.add(
                    new Block.Remark(texts.of("meeting.cut", material.projects().size())));
        }
        blocks.add(new Block.Table(
                "",
                List.of(
                        new Block.Column(texts.of("list.project"), 26, false),
                        new Block.Column(texts.of("meeting.candidacies.gate"), 26, false),
                        new Block.Column(texts.of("meeting.candidacies.until"), 20, false),
                        new Block.Column(texts.of("meeting.candidacies.standing"), 28, false)),
                material.reviews().stream().map(this::candidacy).toList()));
    }

    private List<String> candidacy(Review review) {
        List<String> standing = new ArrayList<>();
        if (review.outcome() != null) {
            standing.add(texts.code("outcome", review.outcome()));
        }
        review.positions()
                .forEach(one -> standing.add(
                        texts.pair(desk.frame().names().party(one.party()), texts.code("decision", one.decision()))));
        if (!review.pending().isEmpty()) {
            standing.add(texts.of(
                    "review.waiting",
                    parties(review.pending().stream().map(one -> one.party()).toList())));
        }
        return List.of(
                desk.about(review),
                desk.question(review),
                review.deadline() == null ? texts.of("notShown") : desk.moment(review.deadline()),
                standing.isEmpty() ? texts.of("notShown") : String.join("\n", standing));
    }
}

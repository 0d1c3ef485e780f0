package org.criticalminerals.pipeline.notification.recipient;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.ProjectEvent.CommentAdded;

/** Whom a comment or a question concerns (ADR 034): who is mentioned, who is asked, who wrote before. Pure functions. */
final class DiscussionRecipients {

    private DiscussionRecipients() {}

    static Circle of(CommentAdded event, Set<String> releasableTo, Directory directory) {
        Circle circle = new Circle(directory)
                .people(Why.MENTIONED, event.mentioned())
                .people(Why.TAKES_PART, event.takingPart());
        if (event.opens() && event.askedParty() != null) {
            askedDesks(event, releasableTo, directory).forEach(agency -> circle.desk(Why.ASKED, agency));
        }
        return circle;
    }

    // The desks that work on the project answer for the party; where none of them may see the question, whoever may.
    private static List<String> askedDesks(CommentAdded event, Set<String> releasableTo, Directory directory) {
        List<String> agencies = directory.agenciesOf(event.askedParty());
        Set<String> working = directory
                .nomination(event.projectId())
                .map(nomination -> Stream.concat(
                                Stream.of(nomination.agency()),
                                nomination.agreements().stream()
                                        .flatMap(code -> directory.agreement(code).leadOf(event.askedParty()).stream()))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        List<String> atWork = agencies.stream()
                .filter(working::contains)
                .filter(agency ->
                        directory.ofAgency(agency).stream().anyMatch(official -> official.mayKnow(releasableTo)))
                .toList();
        return atWork.isEmpty() ? agencies : atWork;
    }
}

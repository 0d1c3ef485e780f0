package org.criticalminerals.pipeline.portal.discussion;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Thread;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.security.Official;

/**
 * The choice of who may read a thread.
 *
 * @param kind the marking's kind
 * @param parties to which other parties it is released
 * @param people the colleagues who were ticked: whom to tell, or who alone may read it
 */
public record ReadersForm(String kind, List<String> parties, List<String> people) {

    private static final List<String> KINDS = List.of("PARTIES", "RELEASABLE_TO", "INTERNAL", "AGENCY", "NAMED");

    static ReadersForm of(Form form) {
        String kind = form.text("marking/kind");
        return new ReadersForm(KINDS.contains(kind) ? kind : "", form.all("marking/parties"), form.all("mentions"));
    }

    /** What a new thread starts from: the own party where the official has one. */
    static ReadersForm usual(Official official) {
        return new ReadersForm(official.isCoordinator() ? "PARTIES" : "INTERNAL", List.of(), List.of());
    }

    static ReadersForm of(Thread thread) {
        Marking marking = thread.marking();
        return new ReadersForm(marking.kind(), marking.parties(), marking.people());
    }

    /** What the service is to be told; null where nothing was chosen. */
    Marking marking(Official official) {
        return switch (kind) {
            case "" -> null;
            case "RELEASABLE_TO" -> new Marking(kind, parties, List.of(), List.of());
            case "INTERNAL" -> new Marking(kind, List.of(official.party()), List.of(), List.of());
            case "AGENCY" -> new Marking(kind, List.of(), List.of(official.agency()), List.of());
            case "NAMED" -> new Marking(kind, List.of(), List.of(), people);
            default -> new Marking(kind, List.of(), List.of(), List.of());
        };
    }

    /** The parties that may see a project: its own, and those of its agreements. */
    static List<String> parties(Project project, Frame frame) {
        TreeSet<String> parties = new TreeSet<>();
        parties.add(project.nominatingParty());
        project.candidacies().stream()
                .flatMap(one -> frame.names().agreement(one.agreement()).stream())
                .filter(Objects::nonNull)
                .forEach(agreement -> parties.addAll(agreement.parties()));
        return List.copyOf(parties);
    }
}

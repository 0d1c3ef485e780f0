package org.criticalminerals.pipeline.portal.documents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ReferenceData;

/**
 * Finds the marking of a document: the narrowest of what it shows (DOMAIN.md, "Confidentiality between the parties").
 * Several of the same kind all stand there, since only who is in each of them may see the whole.
 */
final class PageMarking {

    private static final List<String> NARROWEST_FIRST =
            List.of("NAMED", "AGENCY", "INTERNAL", "RELEASABLE_TO", "PARTIES", "PUBLIC");

    private final DocumentTexts texts;
    private final ReferenceData names;
    private final String readersParty;
    private final Set<Marking> shown = new LinkedHashSet<>();

    /**
     * A page with nothing on it yet.
     *
     * @param readersParty in whose national words it is marked, beside the common ones
     */
    PageMarking(DocumentTexts texts, ReferenceData names, String readersParty) {
        this.texts = texts;
        this.names = names;
        this.readersParty = readersParty;
    }

    /** Something with this marking is shown. */
    void show(Marking marking) {
        if (marking != null) {
            shown.add(marking);
        }
    }

    /** Something for all parties of the agreement is shown. */
    void showForParties() {
        show(new Marking("PARTIES", List.of(), List.of(), List.of()));
    }

    /** Something that one party keeps to itself is shown. */
    void showInternal(String party) {
        show(new Marking("INTERNAL", List.of(party), List.of(), List.of()));
    }

    /** That a project is there is shown: a draft is its authors' alone. */
    void showExistence(Project project) {
        switch (project.sharing() == null ? "" : project.sharing()) {
            case "AGENCY" -> show(new Marking("AGENCY", List.of(), List.of(project.nominatingAgency()), List.of()));
            case "PARTY" -> showInternal(project.nominatingParty());
            default -> showForParties();
        }
    }

    /** The marking of the whole, in words. */
    String label() {
        int narrowest =
                shown.stream().mapToInt(marking -> rank(marking.kind())).min().orElse(rank("PARTIES"));
        String label = shown.stream()
                .filter(marking -> rank(marking.kind()) == narrowest)
                .map(this::words)
                .distinct()
                .collect(Collectors.joining(texts.of("marking.and")));
        String national = shown.stream()
                .filter(marking -> rank(marking.kind()) == narrowest)
                .map(marking -> names.nationalLabel(marking, readersParty, "en").orElse(""))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(texts.of("marking.and")));
        String common = label.isEmpty() ? texts.of("marking.PARTIES") : label;
        return national.isEmpty() ? common : national + " | " + common;
    }

    // A kind that isn't known yet is taken for the narrowest.
    private static int rank(String kind) {
        return NARROWEST_FIRST.indexOf(kind);
    }

    /** One marking in words. */
    String words(Marking marking) {
        return switch (marking.kind()) {
            case "PUBLIC" -> texts.of("marking.PUBLIC");
            case "PARTIES" -> texts.of("marking.PARTIES");
            case "RELEASABLE_TO" -> texts.of("marking.RELEASABLE_TO", parties(marking));
            case "INTERNAL" -> texts.of("marking.INTERNAL", parties(marking));
            case "AGENCY" ->
                texts.of(
                        "marking.AGENCY",
                        texts.list(
                                marking.agencies().stream().map(names::agency).toList()));
            default -> texts.of("marking.NAMED");
        };
    }

    private String parties(Marking marking) {
        List<String> parties = new ArrayList<>();
        marking.parties().forEach(code -> parties.add(names.party(code)));
        return texts.list(parties);
    }
}

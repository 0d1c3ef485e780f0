package org.criticalminerals.pipeline.partner.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.kit.releasability.Releasability;

/**
 * Who may read a piece of evidence (DOMAIN.md, "Confidentiality between the parties"; ADR 037). A condition binds all who
 * took the decision and is shown to them; what shows that it is fulfilled is often the promoter's secret. Whoever decides
 * on it, the party that set the condition, always reads it. Pure functions.
 */
final class EvidenceMarkings {

    private EvidenceMarkings() {}

    /** The marking of evidence that names none: for all to whom the condition is shown. */
    static StoredMarking usual() {
        return StoredMarking.of(Marking.ofParties());
    }

    /**
     * What is wrong with a marking.
     *
     * @param setter the party that set the condition
     * @param audience who sees the condition
     * @param ownAgencies the agencies of the submitter's party
     */
    static List<FieldError> faults(
            StoredMarking marking,
            ActingOfficial submitter,
            String setter,
            Collection<String> audience,
            Set<String> ownAgencies) {
        List<FieldError> faults = new ArrayList<>();
        switch (marking.kind()) {
            case PARTIES -> {
                // To whom the condition is shown.
            }
            case PUBLIC -> faults.add(kind("can't be PUBLIC: evidence is shown to no more than the condition is"));
            case RELEASABLE_TO -> parties(faults, marking.parties(), audience);
            case INTERNAL, AGENCY, NAMED -> {
                if (!submitter.party().equals(setter)) {
                    faults.add(kind("can't be " + marking.kind() + ": " + setter
                            + " set the condition and has to read what shows it. Release it to " + setter
                            + " instead."));
                }
                if (marking.kind() == MarkingKind.AGENCY) {
                    agencies(faults, marking.agencies(), submitter.agency(), ownAgencies);
                }
                if (marking.kind() == MarkingKind.NAMED && !marking.people().contains(submitter.subject())) {
                    faults.add(new FieldError("/marking/people", "must include you: you could not read it any more"));
                }
            }
        }
        return faults;
    }

    private static FieldError kind(String detail) {
        return new FieldError("/marking/kind", detail);
    }

    private static void parties(List<FieldError> faults, Set<String> chosen, Collection<String> audience) {
        if (chosen.isEmpty()) {
            faults.add(new FieldError("/marking/parties", "is missing: say to whom it is released"));
        }
        chosen.stream()
                .filter(party -> !audience.contains(party))
                .forEach(party -> faults.add(new FieldError(
                        "/marking/parties", "can't hold \"" + party + "\": the condition isn't shown to it")));
    }

    private static void agencies(List<FieldError> faults, Set<String> chosen, String own, Set<String> ofParty) {
        if (!chosen.contains(own)) {
            faults.add(new FieldError(
                    "/marking/agencies", "must include \"" + own + "\": you could not read it any more"));
        }
        chosen.stream()
                .filter(agency -> !ofParty.contains(agency))
                .forEach(agency -> faults.add(new FieldError(
                        "/marking/agencies", "can't hold \"" + agency + "\": it is no agency of your party")));
    }

    /** Who reads it. */
    static Set<String> audience(
            StoredMarking marking, ActingOfficial submitter, String setter, Collection<String> ofCondition) {
        return switch (marking.kind()) {
            case PARTIES, PUBLIC -> new TreeSet<>(ofCondition);
            case INTERNAL -> Set.of(submitter.party());
            case RELEASABLE_TO -> {
                Set<String> named = new TreeSet<>(marking.parties());
                named.add(submitter.party());
                named.add(setter);
                yield named;
            }
            case AGENCY, NAMED -> Releasability.audienceOf(marking.marking(), Set.of());
        };
    }
}

package org.criticalminerals.pipeline.partner.condition;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.kit.releasability.Releasability;

/**
 * Who may read a piece of evidence (DOMAIN.md, "Confidentiality between the parties"). A condition binds all who took
 * the decision and is shown to them; what shows that it is fulfilled is often the promoter's secret. Whoever decides on
 * it, the party that set the condition, always reads it.
 *
 * @param kind the kind
 * @param parties for {@code RELEASABLE_TO}: codes
 * @param agencies for {@code AGENCY}: ids of agencies of the own party
 * @param people for {@code NAMED}: subjects of people of the own party
 */
public record EvidenceMarking(
        @NotNull MarkingKind kind,
        @Size(max = 20) Set<@Size(max = 20) String> parties,
        @Size(max = 50) Set<@Size(max = 60) String> agencies,
        @Size(max = 50) Set<@Size(max = 100) String> people) {

    private static final int MOST_MEMBERS = 50;
    private static final int LONGEST_MEMBER = 100;

    public EvidenceMarking {
        parties = sorted(parties);
        agencies = sorted(agencies);
        people = sorted(people);
    }

    static EvidenceMarking ofParties() {
        return new EvidenceMarking(MarkingKind.PARTIES, Set.of(), Set.of(), Set.of());
    }

    /**
     * What is wrong with it.
     *
     * @param setter the party that set the condition
     * @param audience who sees the condition
     * @param ownAgencies the agencies of the submitter's party
     */
    List<FieldError> faults(
            ActingOfficial submitter, String setter, Collection<String> audience, Set<String> ownAgencies) {
        List<FieldError> faults = new ArrayList<>();
        if (kind == null) {
            faults.add(new FieldError("/marking/kind", "is missing: say the kind of marking"));
            return faults;
        }
        bounded(faults, "/marking/parties", parties);
        bounded(faults, "/marking/agencies", agencies);
        bounded(faults, "/marking/people", people);
        boolean isOwn = submitter.party().equals(setter);
        switch (kind) {
            case PARTIES -> {
                // To whom the condition is shown.
            }
            case PUBLIC ->
                faults.add(new FieldError(
                        "/marking/kind", "can't be PUBLIC: evidence is shown to no more than the condition is"));
            case RELEASABLE_TO -> {
                if (parties.isEmpty()) {
                    faults.add(new FieldError("/marking/parties", "is missing: say to whom it is released"));
                }
                parties.stream()
                        .filter(party -> !audience.contains(party))
                        .forEach(party -> faults.add(new FieldError(
                                "/marking/parties", "can't hold \"" + party + "\": the condition isn't shown to it")));
            }
            case INTERNAL, AGENCY, NAMED -> {
                if (!isOwn) {
                    faults.add(new FieldError(
                            "/marking/kind",
                            "can't be " + kind + ": " + setter
                                    + " set the condition and has to read what shows it. Release it to " + setter
                                    + " instead."));
                }
                if (kind == MarkingKind.AGENCY) {
                    within(faults, "/marking/agencies", agencies, submitter.agency(), ownAgencies);
                }
                if (kind == MarkingKind.NAMED && !people.contains(submitter.subject())) {
                    faults.add(new FieldError("/marking/people", "must include you: you could not read it any more"));
                }
            }
        }
        return faults;
    }

    /** Who reads it. */
    Set<String> audience(ActingOfficial submitter, String setter, Collection<String> ofCondition) {
        return switch (kind) {
            case PARTIES, PUBLIC -> new TreeSet<>(ofCondition);
            case INTERNAL -> Set.of(submitter.party());
            case RELEASABLE_TO -> {
                Set<String> named = new TreeSet<>(parties);
                named.add(submitter.party());
                named.add(setter);
                yield named;
            }
            case AGENCY, NAMED -> Releasability.audienceOf(new Marking(kind, parties, agencies, people), Set.of());
        };
    }

    private static void within(
            List<FieldError> faults, String pointer, Set<String> chosen, String own, Set<String> known) {
        if (!chosen.contains(own)) {
            faults.add(new FieldError(pointer, "must include \"" + own + "\": you could not read it any more"));
        }
        chosen.stream()
                .filter(agency -> !known.contains(agency))
                .forEach(agency -> faults.add(
                        new FieldError(pointer, "can't hold \"" + agency + "\": it is no agency of your party")));
    }

    private static void bounded(List<FieldError> faults, String pointer, Set<String> members) {
        if (members.size() > MOST_MEMBERS || members.stream().anyMatch(EvidenceMarking::isTooLong)) {
            faults.add(new FieldError(
                    pointer,
                    "must have at most " + MOST_MEMBERS + " entries of at most " + LONGEST_MEMBER + " characters"));
        }
    }

    private static boolean isTooLong(String member) {
        return member.length() > LONGEST_MEMBER || member.indexOf('\0') >= 0;
    }

    private static Set<String> sorted(Set<String> members) {
        return members == null
                ? Set.of()
                : members.stream()
                        .filter(member -> member != null && !member.isBlank())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}

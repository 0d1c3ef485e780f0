package org.criticalminerals.pipeline.project.dossier;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Clearing;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.kit.releasability.Releasability;
import org.criticalminerals.pipeline.project.consent.Leave;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;

/**
 * Who may see a section: from its marking or its agreements' default, and from how far the project is shown (DOMAIN.md,
 * "Confidentiality between the parties"). Pure functions.
 */
public final class SectionMarkings {

    /** Business-confidential by its nature, until an agreement says otherwise. */
    private static final Set<Section> CONFIDENTIAL =
            EnumSet.of(Section.PRODUCTION, Section.RESOURCES, Section.FINANCE, Section.OWNERSHIP, Section.OFFTAKE);

    /** Released to parties by name, until an agreement says otherwise. */
    private static final Set<Section> NAMED_PARTIES = EnumSet.of(Section.FINANCE, Section.OFFTAKE, Section.OWNERSHIP);

    private SectionMarkings() {}

    /**
     * The project that a section belongs to.
     *
     * @param party whose it is
     * @param agency its author's agency
     * @param sharing how far it is shown
     * @param agreements under which it is submitted
     * @param leave to whom what needs the promoter's consent may be released
     * @param partyOf the party of an agency or official, by principal; null where unknown
     */
    public record Context(
            String party,
            String agency,
            Sharing sharing,
            List<AgreementState> agreements,
            Leave leave,
            Function<String, String> partyOf) {

        /** For what is not about who may receive it: with no consent at all. */
        public Context(String party, String agency, Sharing sharing, List<AgreementState> agreements) {
            this(party, agency, sharing, agreements, Leave.NONE, principal -> null);
        }

        /** The parties that share it: its own and those of its agreements. */
        Set<String> parties() {
            Set<String> parties = new TreeSet<>();
            parties.add(party);
            agreements.forEach(agreement -> parties.addAll(agreement.parties()));
            return parties;
        }
    }

    /** Who sees the project as such. */
    public static Set<String> audienceOfProject(Context context) {
        return switch (context.sharing()) {
            case AGENCY -> Set.of(Audience.agency(context.agency()));
            case PARTY -> Set.of(context.party());
            case SUBMITTED -> Audience.parties(context.parties());
        };
    }

    /**
     * The marking in force.
     *
     * @param own the section's own; null for the default
     */
    public static Marking inForce(Section section, Marking own, Context context) {
        if (own != null) {
            return own;
        }
        return switch (defaultKind(section, context.agreements())) {
            case PUBLIC -> Marking.everyone();
            case PARTIES -> Marking.ofParties();
            case RELEASABLE_TO -> Marking.releasableTo(context.parties());
            case INTERNAL -> Marking.internal(context.party());
            // A default can name no person; its author's agency is the narrowest that it can mean.
            case AGENCY, NAMED -> Marking.ofAgencies(Set.of(context.agency()));
        };
    }

    // Of several agreements the one that shows least decides.
    private static MarkingKind defaultKind(Section section, List<AgreementState> agreements) {
        MarkingKind usual = NAMED_PARTIES.contains(section) ? MarkingKind.RELEASABLE_TO : MarkingKind.PARTIES;
        return agreements.stream()
                .map(agreement -> Optional.ofNullable(agreement.markingDefaults())
                        .map(defaults -> defaults.get(section))
                        .orElse(MarkingKind.PARTIES))
                .max(Comparator.naturalOrder())
                .orElse(usual);
    }

    /** Whether a section reaches another party only with the promoter's consent; of several agreements the strictest. */
    public static boolean isConfidential(Section section, List<AgreementState> agreements) {
        return agreements.isEmpty()
                ? CONFIDENTIAL.contains(section)
                : agreements.stream()
                        .map(agreement -> agreement.confidentialSections() == null
                                ? CONFIDENTIAL
                                : agreement.confidentialSections())
                        .anyMatch(confidential -> confidential.contains(section));
    }

    /** Who may see a section with that content: those to whom its marking shows it, as far as it may be released to them. */
    public static Set<String> audience(Section section, String hash, Marking inForce, Context context) {
        Set<String> marked = audience(inForce, context);
        if (!context.leave().isControlled(section) && !isConfidential(section, context.agreements())) {
            return marked;
        }
        return Releasability.cleared(
                marked,
                new Clearing(
                        context.party(),
                        context.parties(),
                        context.leave().receivers(section, hash),
                        principal -> principal.equals(Audience.agency(context.agency()))
                                ? context.party()
                                : context.partyOf().apply(principal)));
    }

    /** Whether an audience shows something to anyone to whom another doesn't. */
    public static boolean showsMore(Set<String> audience, Set<String> than, Function<String, String> partyOf) {
        return audience.stream().anyMatch(principal -> !reaches(than, principal, partyOf));
    }

    private static boolean reaches(Set<String> audience, String principal, Function<String, String> partyOf) {
        return audience.contains(Audience.EVERYONE)
                || audience.contains(principal)
                || principal.indexOf(':') >= 0 && audience.contains(partyOf.apply(principal));
    }

    /** Who sees a section with that marking in force, consents aside: never more than see the project, but for what is public. */
    public static Set<String> audience(Marking inForce, Context context) {
        Set<String> marked = Releasability.audienceOf(inForce, context.parties());
        return switch (context.sharing()) {
            case AGENCY, PARTY -> Releasability.within(marked, audienceOfProject(context), context.party());
            case SUBMITTED -> inForce.kind() == MarkingKind.RELEASABLE_TO ? among(marked, context.parties()) : marked;
        };
    }

    private static Set<String> among(Set<String> marked, Set<String> parties) {
        Set<String> both = new TreeSet<>(marked);
        both.retainAll(parties);
        return both;
    }

    /** Whether all of an audience may see what is released to another. */
    public static boolean covers(Collection<String> releasedTo, Collection<String> audience) {
        return releasedTo.contains(Audience.EVERYONE) || releasedTo.containsAll(audience);
    }

    /**
     * An editor's marking, completed by what goes without saying.
     *
     * @param party the nominating party, which always sees its own
     * @param agency the editor's agency
     * @param official the editor
     * @throws InvalidSectionException where it names nobody, or leaves the editor out
     */
    public static Marking chosen(Section section, StoredMarking chosen, String party, String agency, String official) {
        if (section == Section.IDENTITY
                && chosen.kind() != MarkingKind.PUBLIC
                && chosen.kind() != MarkingKind.PARTIES) {
            throw invalid("/kind", "identity names the project wherever it is seen; it can be PUBLIC or PARTIES alone");
        }
        return switch (chosen.kind()) {
            case PUBLIC -> Marking.everyone();
            case PARTIES -> Marking.ofParties();
            case RELEASABLE_TO -> Marking.releasableTo(with(party, named("/parties", chosen.parties())));
            case INTERNAL -> internal(chosen, party);
            case AGENCY -> Marking.ofAgencies(including(agency, "/agencies", named("/agencies", chosen.agencies())));
            case NAMED ->
                new Marking(
                        MarkingKind.NAMED,
                        Set.of(),
                        Set.of(),
                        including(official, "/people", named("/people", chosen.people())));
        };
    }

    private static Marking internal(StoredMarking chosen, String party) {
        if (!chosen.parties().isEmpty() && !chosen.parties().equals(Set.of(party))) {
            throw invalid("/parties", "internal means internal to your own party, " + party);
        }
        return Marking.internal(party);
    }

    private static Set<String> named(String pointer, Set<String> members) {
        if (members.isEmpty()) {
            throw invalid(pointer, "is missing: say to whom it is released");
        }
        return members;
    }

    private static Set<String> with(String party, Set<String> parties) {
        Set<String> all = new TreeSet<>(parties);
        all.add(party);
        return all;
    }

    private static Set<String> including(String own, String pointer, Set<String> members) {
        if (!members.contains(own)) {
            throw invalid(pointer, "must include \"" + own + "\": you could not read your own section any more");
        }
        return members;
    }

    private static InvalidSectionException invalid(String pointer, String detail) {
        return new InvalidSectionException(List.of(new FieldError("/marking" + pointer, detail)));
    }
}

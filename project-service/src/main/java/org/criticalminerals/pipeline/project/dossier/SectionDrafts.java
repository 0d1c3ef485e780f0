package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary;
import org.criticalminerals.pipeline.record.CanonicalJson;

/** Turns what an official sends for a section into checked content and a marking whose parties and agencies are known. */
@ApplicationScoped
class SectionDrafts {

    private static final String MARKING = "marking";

    private final ReferenceService reference;
    private final Validator validator;
    private final SectionRules rules;

    SectionDrafts(ReferenceService reference, Validator validator, Vocabulary vocabulary) {
        this.reference = reference;
        this.validator = validator;
        this.rules = new SectionRules(validator, vocabulary);
    }

    /**
     * A section as it will be kept.
     *
     * @param canonical its content as canonical JSON
     * @param hash SHA-256 of that
     * @param content its content
     * @param marking the marking chosen for it; null for the default
     */
    record Draft(String canonical, String hash, SectionContent content, StoredMarking marking) {}

    /** Content of a section; 400 with a pointer to each field that breaks a rule. */
    SectionContent checked(SectionContent content) {
        try {
            return rules.check(content);
        } catch (InvalidSectionException e) {
            throw Problems.invalid(e.errors());
        }
    }

    /**
     * The same content with the vocabulary's codes.
     *
     * @throws InvalidSectionException where it breaks rules
     */
    <C extends SectionContent> C check(Class<C> type, C content) {
        return type.cast(rules.check(content));
    }

    /**
     * What was sent for a section; 400 with a pointer to each field that breaks a rule.
     *
     * @param before its own marking until now, which stays where none is sent; null for the default
     */
    Draft read(Section section, ObjectNode body, ActingOfficial official, ProjectRow row, StoredMarking before) {
        try {
            ObjectNode fields = body.deepCopy();
            JsonNode marking = fields.remove(MARKING);
            SectionContent content = rules.check(SectionJson.read(section, fields));
            StoredMarking chosen = marking == null ? before : chosen(section, marking, official, row);
            String canonical = SectionJson.write(content);
            return new Draft(canonical, CanonicalJson.sha256(canonical), content, chosen);
        } catch (InvalidSectionException e) {
            throw Problems.invalid(e.errors());
        }
    }

    /** A marking that was sent; null for the default; 400 with a pointer to each field that breaks a rule. */
    StoredMarking marking(Section section, JsonNode marking, ActingOfficial official, ProjectRow row) {
        try {
            return chosen(section, marking, official, row);
        } catch (InvalidSectionException e) {
            throw Problems.invalid(e.errors());
        }
    }

    private StoredMarking chosen(Section section, JsonNode marking, ActingOfficial official, ProjectRow row) {
        return marking == null || marking.isNull()
                ? null
                : StoredMarking.of(SectionMarkings.chosen(
                        section,
                        known(MarkingJson.read(marking, validator)),
                        row.nominatingParty,
                        official.agency(),
                        official.subject()));
    }

    private StoredMarking known(StoredMarking marking) {
        marking.parties().stream()
                .filter(party -> !reference.isParty(party))
                .findFirst()
                .ifPresent(party -> {
                    throw unknown("/marking/parties", "\"" + party + "\" is no party that is known here");
                });
        Set<String> agencies = new TreeSet<>(marking.agencies());
        reference.agencies(agencies).stream().map(AgencyState::id).forEach(agencies::remove);
        if (!agencies.isEmpty()) {
            throw unknown(
                    "/marking/agencies", "\"" + agencies.iterator().next() + "\" is no agency that is known here");
        }
        return marking;
    }

    private static InvalidSectionException unknown(String pointer, String detail) {
        return new InvalidSectionException(List.of(new FieldError(pointer, detail)));
    }
}

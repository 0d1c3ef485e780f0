package org.criticalminerals.pipeline.project.dossier.section;

import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * What stands in a section of a dossier (DOMAIN.md, "Project and candidacy"; after the form of Implementing Regulation
 * (EU) 2025/2194 and Annex III of Regulation (EU) 2024/1252). Bounds of single fields are annotations; rules between
 * fields are {@link #violations}.
 */
public sealed interface SectionContent
        permits Identity,
                Sites,
                Production,
                Resources,
                Finance,
                Ownership,
                Permits,
                Offtake,
                Timetable,
                Environment,
                Attestation {

    /** The rules that it breaks; pointers name the fields as in its JSON. */
    Stream<FieldError> violations(Terms terms);

    /** The same with names of minerals and steps replaced by their codes. */
    default SectionContent normalised(Terms terms) {
        return this;
    }

    /** The record that holds a section. */
    static Class<? extends SectionContent> typeOf(Section section) {
        return switch (section) {
            case IDENTITY -> Identity.class;
            case SITES -> Sites.class;
            case PRODUCTION -> Production.class;
            case RESOURCES -> Resources.class;
            case FINANCE -> Finance.class;
            case OWNERSHIP -> Ownership.class;
            case PERMITS -> Permits.class;
            case OFFTAKE -> Offtake.class;
            case TIMETABLE -> Timetable.class;
            case ENVIRONMENT -> Environment.class;
            case ATTESTATION -> Attestation.class;
        };
    }
}

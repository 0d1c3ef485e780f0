package org.criticalminerals.pipeline.project.dossier.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * Who and what the project is.
 *
 * @param name the project's name
 * @param promoter who promotes it
 * @param summary what it is about, in a few sentences
 * @param website its page on the web
 * @param sources where this is known from
 * @param unconfirmedFields what no source confirmed
 * @param notes anything else
 */
public record Identity(
        @NotNull(message = "is missing: a project has a name")
        @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @NotNull(message = "is missing: a project has a promoter") @Valid
        Promoter promoter,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String summary,

        @Size(max = 500, message = "must have at most 500 characters")
        String website,

        @Size(max = 20, message = "must have at most 20 entries")
        List<@Size(max = 1000, message = "must have at most 1000 characters") String> sources,

        @Size(max = 50, message = "must have at most 50 entries")
        List<@Size(max = 200, message = "must have at most 200 characters") String> unconfirmedFields,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Identity {
        name = Texts.tidy(name);
        summary = Texts.tidy(summary);
        website = Texts.tidy(website);
        sources = Texts.texts(sources);
        unconfirmedFields = Texts.texts(unconfirmedFields);
        notes = Texts.tidy(notes);
    }

    /** The identity of a project of which no more is known than name and promoter. */
    public static Identity of(String name, Promoter promoter) {
        return new Identity(name, promoter, null, null, List.of(), List.of(), null);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return promoter == null ? Stream.empty() : promoter.violations("/promoter");
    }

    /**
     * The company or body behind a project.
     *
     * @param name its name
     * @param identifier LEI or org-id
     * @param country ISO 3166 code of its seat
     */
    public record Promoter(
            @NotNull(message = "is missing: a promoter has a name")
            @Size(max = 300, message = "must have at most 300 characters")
            String name,

            @Size(max = 100, message = "must have at most 100 characters")
            String identifier,

            String country) {

        public Promoter {
            name = Texts.tidy(name);
            identifier = Texts.tidy(identifier);
            country = Texts.code(country);
        }

        Stream<FieldError> violations(String pointer) {
            return Stream.concat(
                    Identifiers.check(pointer + "/identifier", identifier),
                    Countries.check(pointer + "/country", country));
        }
    }
}

package org.criticalminerals.pipeline.portal.dossier;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.criticalminerals.pipeline.portal.layout.Language;
import org.criticalminerals.pipeline.portal.layout.Words;

/** The sections of a dossier in their order, read once from {@code dossier-forms.json}. */
@ApplicationScoped
@Named("definitions")
public class Definitions {

    private final List<SectionDefinition> sections;

    Definitions() {
        this(read());
    }

    Definitions(List<SectionDefinition> sections) {
        this.sections = List.copyOf(sections);
    }

    static List<SectionDefinition> read() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("dossier-forms.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException("dossier-forms.json can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The same sections with words in a reader's language; English ones lie beside what they name. */
    public Definitions in(Locale locale) {
        if (Language.of(locale) == Language.ENGLISH) {
            return this;
        }
        Words words = Words.of("dossier", locale);
        return new Definitions(
                sections.stream().map(section -> section.in(words)).toList());
    }

    /** All sections. */
    public List<SectionDefinition> all() {
        return sections;
    }

    /** A section by its name. */
    public Optional<SectionDefinition> named(String name) {
        return sections.stream()
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** A section's title; the name itself for a section that isn't known. */
    public String title(String name) {
        return named(name).map(SectionDefinition::title).orElse(name);
    }
}

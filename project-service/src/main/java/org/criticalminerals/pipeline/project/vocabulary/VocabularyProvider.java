package org.criticalminerals.pipeline.project.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads the vocabulary at start: from a folder where one is configured, else the tables that come with the service. */
@ApplicationScoped
class VocabularyProvider {

    private final Optional<String> folder;

    VocabularyProvider(@ConfigProperty(name = "pipeline.vocabulary.folder") Optional<String> folder) {
        this.folder = folder;
    }

    @Produces
    @Singleton
    Vocabulary vocabulary() {
        return VocabularyData.read(this::open);
    }

    private Reader open(String file) {
        try {
            if (folder.isPresent() && Files.exists(Path.of(folder.get(), file))) {
                return Files.newBufferedReader(Path.of(folder.get(), file), StandardCharsets.UTF_8);
            }
            InputStream resource =
                    Thread.currentThread().getContextClassLoader().getResourceAsStream("reference/" + file);
            if (resource == null) {
                throw new IllegalStateException("reference/" + file + " is missing in the service's resources");
            }
            return new InputStreamReader(resource, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("pipeline.vocabulary.folder: " + file + " can't be read", e);
        }
    }
}

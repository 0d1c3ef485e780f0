package org.criticalminerals.pipeline.project.vocabulary;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.Acts;

/** The words that forms offer. */
@Path("/api/v1/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {

    private final Vocabulary vocabulary;

    VocabularyResource(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** All minerals, groups, products and steps. */
    @GET
    @PermissionsAllowed(Acts.READ)
    public Words words() {
        return new Words(
                vocabulary.entries().stream()
                        .map(entry -> new Mineral(
                                entry.code(),
                                entry.name(),
                                entry.kind(),
                                entry.groups().isEmpty() ? null : entry.groups().getFirst(),
                                entry.contains(),
                                entry.lists()))
                        .toList(),
                vocabulary.steps());
    }

    /** The vocabulary. */
    public record Words(List<Mineral> minerals, List<String> steps) {}

    /** A mineral, group or product; {@code group} is null where it belongs to none. */
    public record Mineral(
            String code, String name, Vocabulary.Kind kind, String group, List<String> contains, List<String> lists) {}
}

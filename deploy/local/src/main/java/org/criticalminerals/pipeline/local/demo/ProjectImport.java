package org.criticalminerals.pipeline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The coordinator imports the real projects for all parties. */
final class ProjectImport {

    private static final String COORDINATOR = "coordinator";
    private static final String SERVICE = "project-service";
    private static final Set<String> OVER = Set.of("DONE", "FAILED");

    private final Api api;

    ProjectImport(Api api) {
        this.api = api;
    }

    void run(Path csv) throws IOException {
        String location = api.postCsv(COORDINATOR, SERVICE, "/api/v1/project-imports", Files.readString(csv))
                .location();
        JsonNode result = api.await("the import", () -> {
            JsonNode progress = api.get(COORDINATOR, SERVICE, location).body();
            return OVER.contains(progress.path("status").asText()) ? progress : null;
        });
        if (!"DONE".equals(result.path("status").asText())
                || !result.path("errors").isEmpty()) {
            throw new IllegalStateException("The import failed: " + result);
        }
        System.out.println("Imported: " + result);
    }
}

package org.criticalminerals.pipeline.project.overview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.Test;

/** The interface that others script against changes only on purpose: its description is committed. */
@QuarkusTest
@ProjectServiceTest
class OpenApiIT {

    private static final Path COMMITTED = Path.of("openapi.json");
    private static final Path GENERATED = Path.of("target", "openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theCommittedDescriptionIsUpToDate() throws IOException {
        String answer = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        ObjectNode generated = (ObjectNode) JSON.readTree(answer);
        // Where it runs is no part of the interface.
        generated.remove("servers");
        generated.at("/components/securitySchemes").forEach(scheme -> ((ObjectNode) scheme).remove("openIdConnectUrl"));
        Files.writeString(GENERATED, sorted(generated));

        assertThat(Files.exists(COMMITTED) && Files.readString(COMMITTED).equals(sorted(generated)))
                .as("openapi.json is up to date; else look at the difference and copy target/openapi.json over it")
                .isTrue();
    }

    private static String sorted(ObjectNode tree) throws IOException {
        Object values = JSON.treeToValue(tree, Object.class);
        return JSON.writer()
                        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .withDefaultPrettyPrinter()
                        .writeValueAsString(values)
                + "\n";
    }
}

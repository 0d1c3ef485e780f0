package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** The officials of the demonstration, from the realm's own file. */
final class DemoRealm {

    /** One of them. */
    record DemoOfficial(String name, String agency, String party, Set<String> roles) {}

    private DemoRealm() {}

    static List<DemoOfficial> officials() {
        JsonNode realm = realm();
        Map<String, JsonNode> organizations = new LinkedHashMap<>();
        realm.path("organizations").forEach(organization -> organization
                .path("members")
                .forEach(member -> organizations.put(member.path("username").asText(), organization)));
        return realm.path("users")
                .valueStream()
                .filter(user -> organizations.containsKey(user.path("username").asText()))
                .map(user -> {
                    String name = user.path("username").asText();
                    JsonNode organization = organizations.get(name);
                    Set<String> roles = new TreeSet<>();
                    user.path("realmRoles").forEach(role -> roles.add(role.asText()));
                    return new DemoOfficial(
                            name,
                            organization.path("alias").asText(),
                            organization
                                    .path("attributes")
                                    .path("party")
                                    .path(0)
                                    .asText(),
                            roles);
                })
                .toList();
    }

    private static JsonNode realm() {
        try {
            return new ObjectMapper()
                    .readTree(PipelineRoot.find()
                            .resolve("deploy/keycloak/realm.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

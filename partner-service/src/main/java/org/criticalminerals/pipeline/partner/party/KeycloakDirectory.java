package org.criticalminerals.pipeline.partner.party;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.jboss.logging.Logger;

/**
 * Reads the officials from Keycloak's admin REST API with a service account: organizations (the agencies), their
 * members, and who holds which realm role. Roles are read role by role, a handful of calls however many officials there
 * are; only roles assigned to the person itself count, as in the realm that comes with this system.
 */
final class KeycloakDirectory {

    private static final Logger LOG = Logger.getLogger(KeycloakDirectory.class);
    private static final List<String> ROLES = List.of(
            Roles.DESK_OFFICER,
            Roles.SIGNATORY,
            Roles.SUPPORT_OFFICER,
            Roles.COORDINATOR,
            Roles.AUDITOR,
            Roles.ADMINISTRATOR,
            Roles.SYSTEM);

    private final KeycloakApi keycloak;

    KeycloakDirectory(KeycloakApi keycloak) {
        this.keycloak = keycloak;
    }

    /**
     * Everyone who can sign in for an agency.
     *
     * @throws IOException where Keycloak can't be reached or doesn't answer as expected
     */
    List<Official> officials() throws IOException, InterruptedException {
        return keycloak.call(session -> new Reading(session).officials());
    }

    /** One reading of the directory, with its token. */
    private final class Reading {

        private final KeycloakApi.Session session;

        Reading(KeycloakApi.Session session) {
            this.session = session;
        }

        List<Official> officials() throws IOException, InterruptedException {
            Map<String, Set<String>> roles = roles();
            Map<String, Official> officials = new LinkedHashMap<>();
            for (Organization agency : session.pages(
                    "/organizations?briefRepresentation=false", new TypeReference<List<Organization>>() {})) {
                String party = agency.party();
                if (!agency.enabled() || party == null) {
                    LOG.debugf("Organization %s is disabled or has no party", agency.alias());
                    continue;
                }
                for (User member : session.pages(
                        "/organizations/" + KeycloakApi.encode(agency.id()) + "/members?briefRepresentation=true",
                        new TypeReference<List<User>>() {})) {
                    if (member.enabled()) {
                        officials.putIfAbsent(
                                member.id(),
                                member.toOfficial(agency.alias(), party, roles.getOrDefault(member.id(), Set.of())));
                    }
                }
            }
            return List.copyOf(officials.values());
        }

        private Map<String, Set<String>> roles() throws IOException, InterruptedException {
            Map<String, Set<String>> roles = new HashMap<>();
            for (String role : ROLES) {
                for (User holder : session.pages(
                        "/roles/" + KeycloakApi.encode(role) + "/users?briefRepresentation=true",
                        new TypeReference<List<User>>() {})) {
                    roles.computeIfAbsent(holder.id(), id -> new TreeSet<>()).add(role);
                }
            }
            return roles;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Organization(String id, String alias, boolean enabled, Map<String, List<String>> attributes) {

        String party() {
            List<String> parties = attributes == null ? null : attributes.get("party");
            return parties == null || parties.isEmpty() ? null : parties.getFirst();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record User(
            String id,
            String username,
            String firstName,
            String lastName,
            String email,
            boolean enabled,
            String membershipType) {

        Official toOfficial(String agency, String party, Set<String> roles) {
            String name = Stream.of(firstName, lastName)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return new Official(
                    id,
                    username,
                    name.isEmpty() ? username : name,
                    email,
                    agency,
                    party,
                    roles,
                    KeycloakApi.MANAGED.equals(membershipType));
        }
    }
}

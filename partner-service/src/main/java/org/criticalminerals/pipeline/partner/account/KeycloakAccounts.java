package org.criticalminerals.pipeline.partner.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.criticalminerals.pipeline.partner.party.KeycloakApi;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes Keycloak say of an account what is meant: a user who may sign in, in the organization of the agency, with the
 * roles; or one who may not, and whose sessions end. Each call can be repeated: it does what is still missing.
 */
@Singleton
class KeycloakAccounts {

    private static final List<String> AT_FIRST_SIGN_IN = List.of("UPDATE_PASSWORD", "VERIFY_EMAIL");
    private static final int CONFLICT = 409;
    private static final TypeReference<List<Named>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<Organization>> ORGANIZATIONS = new TypeReference<>() {};

    private final KeycloakApi keycloak;
    private final String portal;
    private final long lifespan;

    KeycloakAccounts(
            KeycloakApi keycloak,
            @ConfigProperty(name = "pipeline.portal.url") String portal,
            @ConfigProperty(name = "pipeline.invitations.lifespan") Duration lifespan) {
        this.keycloak = keycloak;
        this.portal = portal;
        this.lifespan = lifespan.toSeconds();
    }

    /**
     * What is meant.
     *
     * @param subject the user's id; null where none is known yet
     * @param username the sign-in name, and the mail address of those who are invited
     * @param firstName the given name, for a user who is new
     * @param lastName the family name, for a user who is new
     * @param locale the language, for a user who is new
     * @param party the agency's party
     * @param agency the agency, the organization's alias
     * @param agencyName what the agency is called, for an organization that is new
     * @param roles the realm roles
     * @param active whether the user may sign in
     * @param mails whether to send the mail with which one sets a password
     * @param again whether this was tried before, so that the user may have been made then
     */
    record Meant(
            String subject,
            String username,
            String firstName,
            String lastName,
            String locale,
            String party,
            String agency,
            String agencyName,
            Set<String> roles,
            boolean active,
            boolean mails,
            boolean again) {}

    /** Keycloak has a user of that name who isn't the one who is meant. */
    static final class TakenException extends Exception {
        TakenException(String message) {
            super(message);
        }
    }

    /** The user comes through the sign-in service of another agency's organization, which alone says where they belong. */
    static final class ManagedException extends Exception {
        ManagedException(String message) {
            super(message);
        }
    }

    /**
     * Makes Keycloak say so.
     *
     * @return the user's id; empty where nobody may sign in and nobody is known
     * @throws IOException where Keycloak can't be reached or doesn't answer as expected; to be tried again
     * @throws TakenException where somebody else signs in with that name
     * @throws ManagedException where they would have to leave an agency whose own sign-in service brought them; nothing
     *     was changed
     */
    Optional<String> apply(Meant meant) throws IOException, InterruptedException, TakenException, ManagedException {
        Answer answer = keycloak.call(session -> {
            try {
                return new Answer(new Applying(session, meant).apply(), null, null);
            } catch (TakenException taken) {
                return new Answer(Optional.empty(), taken, null);
            } catch (ManagedException managed) {
                return new Answer(Optional.empty(), null, managed);
            }
        });
        if (answer.taken() != null) {
            throw answer.taken();
        }
        if (answer.managed() != null) {
            throw answer.managed();
        }
        return answer.subject();
    }

    // Carries refusals out of work that may only fail to reach Keycloak.
    private record Answer(Optional<String> subject, TakenException taken, ManagedException managed) {}

    /** One account being applied, with its token. */
    private final class Applying {

        private final KeycloakApi.Session session;
        private final Meant meant;

        Applying(KeycloakApi.Session session, Meant meant) {
            this.session = session;
            this.meant = meant;
        }

        Optional<String> apply() throws IOException, InterruptedException, TakenException, ManagedException {
            if (!meant.active()) {
                Optional<String> subject = meant.subject() != null
                        ? Optional.of(meant.subject())
                        : meant.again() ? byName() : Optional.empty();
                if (subject.isPresent()) {
                    lockOut(subject.get());
                }
                return subject;
            }
            String subject = meant.subject() != null ? meant.subject() : create();
            List<Organization> surplus = surplus(subject);
            enable(subject, true);
            join(subject, surplus);
            grant(subject);
            if (meant.mails()) {
                session.send(
                        "PUT",
                        "/users/" + subject + "/execute-actions-email?client_id=portal&redirect_uri="
                                + KeycloakApi.encode(portal + "/sign-in") + "&lifespan=" + lifespan,
                        AT_FIRST_SIGN_IN);
            }
            return Optional.of(subject);
        }

        // A user who may not sign in keeps their organization and roles: the record of who they were.
        private void lockOut(String subject) throws IOException, InterruptedException {
            enable(subject, false);
            session.send("POST", "/users/" + subject + "/logout", null);
        }

        private String create() throws IOException, InterruptedException, TakenException {
            Map<String, Object> user = new LinkedHashMap<>();
            user.put("username", meant.username());
            user.put("email", meant.username());
            user.put("firstName", meant.firstName());
            user.put("lastName", meant.lastName());
            user.put("enabled", true);
            user.put("emailVerified", false);
            user.put("requiredActions", AT_FIRST_SIGN_IN);
            user.put("attributes", Map.of("locale", List.of(meant.locale())));
            try {
                String address = session.send("POST", "/users", user)
                        .orElseThrow(() -> new IOException("A user was made and has no address"));
                return address.substring(address.lastIndexOf('/') + 1);
            } catch (KeycloakApi.Refusal refusal) {
                if (refusal.status() != CONFLICT) {
                    throw refusal;
                }
                // The answer to an earlier try may have been lost; a user of another agency is somebody else.
                Optional<String> made = meant.again() ? byName() : Optional.empty();
                if (made.isEmpty() || organizationsOf(made.get()).stream().anyMatch(of -> !isMeant(of))) {
                    throw new TakenException(
                            "The sign-in server has another account with this mail address. Ask its operators.");
                }
                return made.get();
            }
        }

        private boolean isMeant(Organization organization) {
            return organization.alias().equals(meant.agency());
        }

        private Optional<String> byName() throws IOException, InterruptedException {
            return session.get("/users?exact=true&username=" + KeycloakApi.encode(meant.username()), NAMES).stream()
                    .map(Named::id)
                    .findFirst();
        }

        private void enable(String subject, boolean enabled) throws IOException, InterruptedException {
            ObjectNode user = session.get("/users/" + subject, new TypeReference<>() {});
            if (user.path("enabled").asBoolean() != enabled) {
                session.send("PUT", "/users/" + subject, user.put("enabled", enabled));
            }
        }

        private List<Organization> organizationsOf(String subject) throws IOException, InterruptedException {
            return session.get(
                    "/organizations/members/" + subject + "/organizations?briefRepresentation=false", ORGANIZATIONS);
        }

        // To take a managed member out of its organization deletes the user: Keycloak holds them to be that service's.
        private List<Organization> surplus(String subject) throws IOException, InterruptedException, ManagedException {
            List<Organization> surplus =
                    organizationsOf(subject).stream().filter(of -> !isMeant(of)).toList();
            for (Organization organization : surplus) {
                Member member = session.get(memberPath(organization, subject), new TypeReference<>() {});
                if (KeycloakApi.MANAGED.equals(member.membershipType())) {
                    throw new ManagedException("The own sign-in service of " + organization.alias()
                            + " brings them and says for which agency. Ask its operators, or take that over.");
                }
            }
            return surplus;
        }

        private static String memberPath(Organization organization, String subject) {
            return "/organizations/" + organization.id() + "/members/" + subject;
        }

        private void join(String subject, List<Organization> surplus) throws IOException, InterruptedException {
            boolean isIn = organizationsOf(subject).stream().anyMatch(this::isMeant);
            for (Organization organization : surplus) {
                session.send("DELETE", memberPath(organization, subject), null);
            }
            if (!isIn) {
                session.send("POST", "/organizations/" + organization() + "/members", subject);
            }
        }

        private String organization() throws IOException, InterruptedException {
            for (Organization known : session.pages("/organizations?briefRepresentation=true", ORGANIZATIONS)) {
                if (isMeant(known)) {
                    return known.id();
                }
            }
            // An agency that was entered here is an organization from its first official on.
            Map<String, Object> organization = new LinkedHashMap<>();
            organization.put("name", meant.agencyName());
            organization.put("alias", meant.agency());
            organization.put("enabled", true);
            organization.put("attributes", Map.of("party", List.of(meant.party())));
            organization.put("domains", List.of(Map.of("name", meant.agency() + ".agencies.invalid")));
            String address = session.send("POST", "/organizations", organization)
                    .orElseThrow(() -> new IOException("An organization was made and has no address"));
            return address.substring(address.lastIndexOf('/') + 1);
        }

        private void grant(String subject) throws IOException, InterruptedException {
            String path = "/users/" + subject + "/role-mappings/realm";
            List<Named> surplus = new ArrayList<>();
            Set<String> missing = new TreeSet<>(meant.roles());
            for (Named role : session.get(path, NAMES)) {
                if (!missing.remove(role.name()) && Roles.OF_PEOPLE.contains(role.name())) {
                    surplus.add(role);
                }
            }
            if (!surplus.isEmpty()) {
                session.send("DELETE", path, surplus);
            }
            List<Named> granted = new ArrayList<>();
            for (String role : missing) {
                granted.add(session.get("/roles/" + KeycloakApi.encode(role), new TypeReference<>() {}));
            }
            if (!granted.isEmpty()) {
                session.send("POST", path, granted);
            }
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Named(String id, String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Member(String membershipType) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Organization(String id, String alias) {}
}

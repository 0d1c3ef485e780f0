package org.criticalminerals.pipeline.project.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.discussion.DiscussionMarkings.Known;
import org.criticalminerals.pipeline.project.reference.Colleague;
import org.criticalminerals.pipeline.project.reference.ReferenceService;

/** Looks up, in two queries, to which party and agency principals belong, as far as the acting official may know. */
@ApplicationScoped
class KnownPrincipals {

    private static final String AGENCY = "agency:";
    private static final String OFFICIAL = "official:";

    private final ReferenceService reference;

    KnownPrincipals(ReferenceService reference) {
        this.reference = reference;
    }

    /** What is known of these principals and of the official at work. */
    Known of(ActingOfficial official, Collection<String> principals) {
        Map<String, String> parties = new HashMap<>();
        Map<String, String> agencies = new HashMap<>();
        for (AgencyState agency : reference.agencies(named(AGENCY, principals))) {
            if (agency.party() != null) {
                parties.put(Audience.agency(agency.id()), agency.party());
            }
        }
        for (Colleague colleague : reference.colleagues(official.party(), named(OFFICIAL, principals))) {
            parties.put(Audience.official(colleague.subject()), colleague.party());
            agencies.put(Audience.official(colleague.subject()), colleague.agency());
        }
        parties.put(Audience.agency(official.agency()), official.party());
        parties.put(Audience.official(official.subject()), official.party());
        agencies.put(Audience.official(official.subject()), official.agency());
        return new Known(principal -> principal.indexOf(':') < 0 ? principal : parties.get(principal), agencies::get);
    }

    private static List<String> named(String kind, Collection<String> principals) {
        return principals.stream()
                .filter(principal -> principal.startsWith(kind))
                .map(principal -> principal.substring(kind.length()))
                .distinct()
                .toList();
    }
}

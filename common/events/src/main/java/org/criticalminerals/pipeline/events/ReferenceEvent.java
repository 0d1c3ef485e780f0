package org.criticalminerals.pipeline.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Full states on the compacted {@link Topics#REFERENCE}, keyed {@code <kind>:<id>}; a tombstone removes one. */
public sealed interface ReferenceEvent extends PipelineEvent {

    /**
     * All of an agreement as it stands.
     *
     * @param code the agreement's code
     * @param version its version
     * @param title its title
     * @param legalNature binding or not, in the agreement's words
     * @param lifecycle where it stands
     * @param signedOn date of signature; null where unsigned or unknown
     * @param parties codes of its parties
     * @param leads the lead agency by party
     * @param consulted the consulted agencies by party
     * @param steps value-chain steps in scope; empty means all
     * @param minerals minerals in scope; empty means all
     * @param rules the rule per gate
     * @param requiredSections what must be in the dossier before a gate
     * @param markingDefaults the marking of a section that carries none; PARTIES where absent
     * @param confidentialSections business-confidential sections, released to another party by the promoter's consent
     *     alone; null for the usual ones
     */
    @EventType("minerals.agreement.state.v1")
    record AgreementState(
            String code,
            int version,
            String title,
            String legalNature,
            AgreementLifecycle lifecycle,
            @MayBeNull LocalDate signedOn,
            List<String> parties,
            Map<String, String> leads,
            Map<String, List<String>> consulted,
            Set<String> steps,
            Set<String> minerals,
            Map<Gate, Rule> rules,
            Map<Gate, Set<Section>> requiredSections,
            Map<Section, MarkingKind> markingDefaults,
            @MayBeNull Set<Section> confidentialSections)
            implements ReferenceEvent {
        @Override
        public String key() {
            return "agreement:" + code;
        }
    }

    /**
     * All of a party as it stands.
     *
     * @param code the party's code
     * @param version its version
     * @param name its name
     * @param territory ISO 3166 codes of its territory
     */
    @EventType("minerals.party.state.v1")
    record PartyState(String code, int version, String name, Set<String> territory) implements ReferenceEvent {
        @Override
        public String key() {
            return "party:" + code;
        }
    }

    /**
     * All of an agency as it stands.
     *
     * @param id the agency's id
     * @param version its version
     * @param name its full name
     * @param shortName its short name
     * @param party its party; null for participants
     * @param territory ISO 3166 codes that it watches as a Member State; empty otherwise
     * @param closedOn the first day on which it acts no more; absent while it does
     */
    @EventType("minerals.agency.state.v1")
    record AgencyState(
            String id,
            int version,
            String name,
            String shortName,
            @MayBeNull String party,
            Set<String> territory,
            @MayBeNull LocalDate closedOn)
            implements ReferenceEvent {
        @Override
        public String key() {
            return "agency:" + id;
        }
    }

    /**
     * An official who can sign in, as the identity provider knows them.
     *
     * @param subject identifier in the identity provider
     * @param version grows with each change
     * @param username sign-in name
     * @param name full name
     * @param email e-mail address
     * @param agency agency
     * @param party party
     * @param roles realm roles
     * @param active whether they can still sign in
     */
    @EventType("minerals.official.state.v1")
    record OfficialState(
            String subject,
            long version,
            String username,
            String name,
            @MayBeNull String email,
            String agency,
            String party,
            Set<String> roles,
            boolean active)
            implements ReferenceEvent {
        @Override
        public String key() {
            return "official:" + subject;
        }
    }
}

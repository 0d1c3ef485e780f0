package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/** Tells the other services of parties, agencies and officials: always the full state. */
@ApplicationScoped
class PartyEvents {

    private static final Set<String> EVERYONE = Set.of(Audience.EVERYONE);

    private final Outbox outbox;

    PartyEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(PartyDefinition party, int version) {
        outbox.publish(
                new ReferenceEvent.PartyState(
                        party.code(), version, party.name(), new LinkedHashSet<>(party.territory())),
                version,
                EVERYONE,
                null);
    }

    /** An agency is told by what it is called on that day. */
    void tell(AgencyDefinition agency, int version, LocalDate today) {
        AgencyName called = agency.nameOn(today);
        outbox.publish(
                new ReferenceEvent.AgencyState(
                        agency.id(),
                        version,
                        called.name(),
                        called.shortName(),
                        agency.party(),
                        new LinkedHashSet<>(agency.territory()),
                        agency.closedOn()),
                version,
                EVERYONE,
                null);
    }

    /** Why a party's data changed, and what reads otherwise. */
    void changed(PartyDefinition party, int version, List<String> effects, PartyVersions.Cause cause, Instant at) {
        outbox.publish(
                new AgreementEvent.PartyChanged(
                        party.code(),
                        version,
                        party.name(),
                        effects,
                        cause.reason(),
                        cause.effectiveFrom(),
                        at,
                        cause.by()),
                version,
                EVERYONE,
                partyOf(cause));
    }

    /** Why an agency changed, and what reads otherwise. */
    void changed(
            AgencyDefinition agency,
            String name,
            int version,
            List<String> effects,
            PartyVersions.Cause cause,
            Instant at) {
        outbox.publish(
                new AgreementEvent.AgencyChanged(
                        agency.id(),
                        version,
                        name,
                        agency.party(),
                        effects,
                        cause.reason(),
                        cause.effectiveFrom(),
                        at,
                        cause.by()),
                version,
                EVERYONE,
                partyOf(cause));
    }

    private static String partyOf(PartyVersions.Cause cause) {
        return cause.by() == null ? null : cause.by().party();
    }

    /** An official's state is for the own party: it names a person. */
    void tell(Official official, long version, boolean active) {
        outbox.publish(
                new ReferenceEvent.OfficialState(
                        official.subject(),
                        version,
                        official.username(),
                        official.name(),
                        official.email(),
                        official.agency(),
                        official.party(),
                        official.roles(),
                        active),
                version,
                Set.of(official.party()),
                null);
    }
}

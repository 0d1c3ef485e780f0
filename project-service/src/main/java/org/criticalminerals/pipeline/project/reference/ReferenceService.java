package org.criticalminerals.pipeline.project.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.criticalminerals.pipeline.events.ReferenceEvent.PartyState;

/** This service's own copy of agreements, parties and agencies, which partner-service owns and tells over Kafka. */
@ApplicationScoped
public class ReferenceService {

    private static final int MOST_AGENCIES = 2_000;

    private final ReferenceCopies copies;
    private final Event<AudienceChanged> changes;

    ReferenceService(ReferenceCopies copies, Event<AudienceChanged> changes) {
        this.copies = copies;
        this.changes = changes;
    }

    /** An agreement; empty where none of that code is known. */
    public Optional<AgreementState> agreement(String code) {
        return copies.find(AgreementState.class, "agreement:" + code);
    }

    /** The agreements of those codes that are known. */
    public List<AgreementState> agreements(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : copies.find(
                        AgreementState.class,
                        codes.stream().map(code -> "agreement:" + code).toList());
    }

    /** Whether a party of that code is known. */
    public boolean isParty(String code) {
        return copies.find(PartyState.class, "party:" + code).isPresent();
    }

    /** All agencies. */
    public List<AgencyState> agencies() {
        return copies.all(AgencyState.class, MOST_AGENCIES);
    }

    /** The agencies of those ids that are known. */
    public List<AgencyState> agencies(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : copies.find(
                        AgencyState.class,
                        ids.stream().map(id -> "agency:" + id).toList());
    }

    /** The party of {@code agency:<id>}, of {@code official:<subject>}, or of a party itself; null where unknown. */
    public String partyOf(String principal) {
        if (principal.startsWith("agency:")) {
            return copies.find(AgencyState.class, principal)
                    .map(AgencyState::party)
                    .orElse(null);
        }
        return principal.startsWith("official:")
                ? copies.partyOfOfficial(principal.substring("official:".length()))
                        .orElse(null)
                : principal;
    }

    /** The active officials of the acting official's party behind one of them, by name; others' are nobody's business. */
    public List<Colleague> colleagues(String party, String afterName, String afterSubject, int limit) {
        return copies.colleagues(party, afterName, afterSubject, limit);
    }

    /** Those of these officials who are active and of the acting official's party. */
    public List<Colleague> colleagues(String party, Collection<String> subjects) {
        return subjects.isEmpty() ? List.of() : copies.colleagues(party, subjects);
    }

    /** Takes over a state; an older one than known changes nothing. */
    void take(ReferenceEvent state) {
        switch (state) {
            case AgreementState agreement -> take(agreement);
            case PartyState party -> copies.keep(party, party.version());
            case AgencyState agency -> copies.keep(agency, agency.version());
            case OfficialState official -> {
                copies.keepOfficial(official.subject(), official.party(), official.version());
                copies.keepColleague(official);
            }
        }
    }

    private void take(AgreementState agreement) {
        Optional<AgreementState> before = agreement(agreement.code());
        boolean isNews = copies.keep(agreement, agreement.version());
        boolean shows = before.map(old -> showsAlike(old, agreement)).orElse(true);
        if (isNews && !shows) {
            changes.fire(new AudienceChanged(agreement.code(), agreement.version()));
        }
    }

    private static boolean showsAlike(AgreementState old, AgreementState now) {
        return Set.copyOf(old.parties()).equals(Set.copyOf(now.parties()))
                && Objects.equals(old.markingDefaults(), now.markingDefaults())
                && Objects.equals(old.confidentialSections(), now.confidentialSections());
    }
}

package org.criticalminerals.pipeline.project.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    ReferenceService(ReferenceCopies copies) {
        this.copies = copies;
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

    /** Takes over a state; an older one than known changes nothing. Officials are not kept: tokens name them. */
    void take(ReferenceEvent state) {
        switch (state) {
            case AgreementState agreement -> copies.keep(agreement, agreement.version());
            case PartyState party -> copies.keep(party, party.version());
            case AgencyState agency -> copies.keep(agency, agency.version());
            case OfficialState official -> {
                // Nothing here asks for officials.
            }
        }
    }
}

package org.criticalminerals.pipeline.partner.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.partner.json.StoredJson;

/** Gives the agreements to whoever asks, and takes new versions of them from the reference data. */
@ApplicationScoped
public class AgreementService {

    private final AgreementRepository agreements;
    private final AgreementEvents events;
    private final Clock clock;

    AgreementService(AgreementRepository agreements, AgreementEvents events, Clock clock) {
        this.agreements = agreements;
        this.events = events;
        this.clock = clock;
    }

    /** The agreement of that code, as it stands. */
    @Transactional
    public Optional<Agreement> find(String code) {
        return agreements.findByIdOptional(code).map(AgreementRow::toAgreement);
    }

    /**
     * Agreements in the order of their codes.
     *
     * @param after the code behind which to begin; empty for the first
     * @param limit how many at most
     */
    @Transactional
    public List<Agreement> list(String after, int limit) {
        return agreements.after(after, limit).stream()
                .map(AgreementRow::toAgreement)
                .toList();
    }

    /** Codes of the agreements that a party belongs to, or once belonged to; a handful by nature. */
    @Transactional
    public List<String> codesOf(String party) {
        return agreements.codesOf(party);
    }

    /**
     * Takes a checked definition in the current worker transaction: where its content is new, the version grows and the
     * other services are told.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(AgreementDefinition definition) {
        String hash = StoredJson.hash(definition);
        AgreementRow row = agreements.findById(definition.code());
        boolean isNew = row == null;
        if (!isNew && row.hash.equals(hash)) {
            return false;
        }
        if (isNew) {
            row = new AgreementRow();
            row.code = definition.code();
        }
        row.take(definition, hash, clock.instant());
        agreements.persist(row);
        events.tell(row.toAgreement(), isNew ? "First loaded" : "Reference data changed", row.loadedAt);
        return true;
    }
}

package org.criticalminerals.pipeline.partner.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.partner.consent.rules.ConsentRules;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;

/**
 * Where a site state stands, as HTTP shows it.
 *
 * @param state ISO 3166 code of the state
 * @param form how it is asked
 * @param standing where it stands today
 * @param gates the gates that wait for it
 * @param consent the latest record; null where there is none
 * @param permitted what this official may do: {@code RECORD}
 */
public record HostConsentView(
        String state,
        HostConsentForm form,
        ConsentRules.Standing standing,
        Set<Gate> gates,
        ConsentView consent,
        List<String> permitted) {

    private static final String RECORD = "RECORD";

    static HostConsentView of(
            String state,
            HostConsentForm form,
            Set<Gate> gates,
            HostConsent latest,
            Map<UUID, String> recorders,
            LocalDate today,
            boolean mayRecord) {
        return new HostConsentView(
                state,
                form,
                ConsentRules.standing(form, latest == null ? null : latest.toRecorded(), today),
                new TreeSet<>(gates),
                latest == null ? null : ConsentView.of(latest, recorders.get(latest.id)),
                mayRecord ? List.of(RECORD) : List.of());
    }

    /**
     * What a state said.
     *
     * @param state ISO 3166 code of the state
     * @param version the version of its record, from 1
     * @param decision what it said
     * @param authority the authority that said so
     * @param decidedOn when it said so
     * @param validUntil the last day on which it holds; null where no end was set
     * @param scope what it covers; null where nothing was said
     * @param conditions what it is tied to; null where to nothing
     * @param reasons why; null where none were given
     * @param document the document that shows it; null where none was named
     * @param recordedAt when it was recorded
     * @param by who recorded it; the name is there for the own party alone
     */
    public record ConsentView(
            String state,
            int version,
            HostConsentDecision decision,
            String authority,
            LocalDate decidedOn,
            LocalDate validUntil,
            String scope,
            String conditions,
            String reasons,
            NewHostConsent.Document document,
            Instant recordedAt,
            Recorder by) {

        static ConsentView of(HostConsent consent, String name) {
            return new ConsentView(
                    consent.state,
                    consent.version,
                    consent.decision,
                    consent.authority,
                    consent.decidedOn,
                    consent.validUntil,
                    consent.scope,
                    consent.conditions,
                    consent.reasons,
                    consent.documentTitle == null
                            ? null
                            : new NewHostConsent.Document(
                                    consent.documentTitle, consent.documentReference, consent.documentSha256),
                    consent.recordedAt,
                    new Recorder(consent.party, consent.agency, name));
        }
    }

    /**
     * Who recorded it.
     *
     * @param party the party
     * @param agency the agency
     * @param name the official's name; null for readers of another party
     */
    public record Recorder(String party, String agency, String name) {}
}

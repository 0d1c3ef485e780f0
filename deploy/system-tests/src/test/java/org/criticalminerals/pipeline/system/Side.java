package org.criticalminerals.pipeline.system;

import java.util.Set;

/**
 * A party that keeps secrets, and who works for it.
 *
 * @param code the party
 * @param desk a desk officer who nominates
 * @param deskAgency that officer's agency
 * @param lead the lead agency under the memorandum
 * @param signatory a signatory of the lead
 * @param deputy another one
 * @param leadDesk a desk officer of the lead
 * @param cleared an agency that is asked to clear
 * @param clearing somebody of that agency
 */
record Side(
        String code,
        String desk,
        String deskAgency,
        String lead,
        String signatory,
        String deputy,
        String leadDesk,
        String cleared,
        String clearing) {

    static final Side USA = new Side(
            "USA",
            "us-doe-desk",
            "us-doe",
            "us-state",
            "us-state-signatory",
            "us-state-deputy",
            "us-state-desk",
            "us-doe",
            "us-doe-desk");

    static final Side EU = new Side(
            "EU",
            "eu-grow-desk",
            "eu-grow",
            "eu-grow",
            "eu-grow-signatory",
            "eu-grow-deputy",
            "eu-grow-desk",
            "eu-trade",
            "eu-trade-signatory");

    Side other() {
        return this == USA ? EU : USA;
    }

    Set<String> party() {
        return Set.of(code);
    }

    Set<String> agency() {
        return Set.of("agency:" + deskAgency);
    }
}

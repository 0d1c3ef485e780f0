package org.criticalminerals.pipeline.partner.consent;

import java.time.LocalDate;

/**
 * What a site state says, as an official records it over HTTP. {@link NewHostConsentCheck} says what is wrong with one.
 *
 * @param state ISO 3166 code of the state
 * @param decision {@code GIVEN}, {@code REFUSED} or {@code NOT_REQUIRED}
 * @param authority the authority that said so
 * @param decidedOn when it said so
 * @param validUntil the last day on which it holds; absent where no end was set
 * @param scope what it covers
 * @param conditions what it is tied to
 * @param reasons why; needed to refuse, and where no consent is required
 * @param document the document that shows it; needed where the secretariat records it
 * @param replaces the version of the state's record that this one replaces; absent for the first
 */
public record NewHostConsent(
        String state,
        String decision,
        String authority,
        LocalDate decidedOn,
        LocalDate validUntil,
        String scope,
        String conditions,
        String reasons,
        Document document,
        Integer replaces) {

    /**
     * A document.
     *
     * @param title what it is called
     * @param reference where it can be found: a file number, an official journal
     * @param sha256 SHA-256 of the file in hexadecimal; absent where there is none
     */
    public record Document(String title, String reference, String sha256) {}

    static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package org.criticalminerals.pipeline.partner.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** What is wrong with a host consent that an official wants to record; each fault names its field and the way out. */
final class NewHostConsentCheck {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final NewHostConsent consent;
    private final List<FieldError> errors = new ArrayList<>();

    private NewHostConsentCheck(NewHostConsent consent) {
        this.consent = consent;
    }

    /**
     * All faults of a record.
     *
     * @param consent the record
     * @param today after which nobody can have decided
     * @param needsEvidence whether it has to name a document
     */
    static List<FieldError> errors(NewHostConsent consent, LocalDate today, boolean needsEvidence) {
        NewHostConsentCheck check = new NewHostConsentCheck(consent);
        check.decided(today);
        check.texts();
        check.document(needsEvidence);
        return List.copyOf(check.errors);
    }

    /** The decision of that name; empty where there is none. */
    static Optional<HostConsentDecision> decision(String name) {
        return Arrays.stream(HostConsentDecision.values())
                .filter(decision -> decision.name().equals(name))
                .findFirst();
    }

    private void decided(LocalDate today) {
        if (consent.state() == null || !STATE.matcher(consent.state()).matches()) {
            add("/state", "must be the two-letter ISO 3166 code of a state in which a site lies");
        }
        Optional<HostConsentDecision> decision = decision(consent.decision());
        if (decision.isEmpty()) {
            add("/decision", "must be GIVEN, REFUSED or NOT_REQUIRED");
        } else if (decision.get() != HostConsentDecision.GIVEN && NewHostConsent.stripped(consent.reasons()) == null) {
            add("/reasons", "must say why");
        }
        LocalDate decidedOn = consent.decidedOn();
        if (decidedOn == null) {
            add("/decidedOn", "is missing: the day on which the authority decided");
        } else if (decidedOn.isAfter(today) || decidedOn.getYear() < FIRST_YEAR) {
            add("/decidedOn", "must lie between " + FIRST_YEAR + " and today");
        }
        LocalDate until = consent.validUntil();
        if (until != null && (until.getYear() > LAST_YEAR || decidedOn != null && until.isBefore(decidedOn))) {
            add("/validUntil", "must not lie before the day of the decision, nor after " + LAST_YEAR);
        }
        if (consent.replaces() != null && consent.replaces() < 1) {
            add("/replaces", "must be the version of the state's record that this one replaces, from 1");
        }
    }

    private void texts() {
        String authority = NewHostConsent.stripped(consent.authority());
        if (authority == null) {
            add("/authority", "is missing: the authority that decided");
        }
        text("/authority", authority, LONGEST_NAME);
        text("/scope", consent.scope(), LONGEST_TEXT);
        text("/conditions", consent.conditions(), LONGEST_TEXT);
        text("/reasons", consent.reasons(), LONGEST_TEXT);
    }

    private void document(boolean needed) {
        NewHostConsent.Document document = consent.document();
        String title = document == null ? null : NewHostConsent.stripped(document.title());
        String reference = document == null ? null : NewHostConsent.stripped(document.reference());
        if (needed && title == null) {
            add("/document/title", "is missing: who records for another state names the document that shows it");
        }
        if (needed && reference == null) {
            add("/document/reference", "is missing: where the document can be found");
        }
        text("/document/title", title, LONGEST_NAME);
        text("/document/reference", reference, LONGEST_NAME);
        String hash = document == null ? null : NewHostConsent.stripped(document.sha256());
        if (hash != null && !SHA_256.matcher(hash).matches()) {
            add("/document/sha256", "must be the file's SHA-256 in 64 hexadecimal digits");
        }
        if (title == null && (reference != null || hash != null) && !needed) {
            add("/document/title", "is missing: a document has a title");
        }
    }

    private void text(String pointer, String text, int longest) {
        if (text != null && text.strip().length() > longest) {
            add(pointer, "must be at most " + longest + " characters");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            add(pointer, "must not hold the character NUL");
        }
    }

    private void add(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}

package org.criticalminerals.pipeline.portal.layout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.security.Official;

/**
 * What every page has around its content: who is signed in, what waits in the inbox, how the reader reads dates.
 *
 * @param official who is signed in; null for a visitor
 * @param unread notifications not yet read; negative where it isn't known
 * @param reader the reader's forms
 * @param place which entry of the navigation the page belongs to
 * @param assets where style sheet and scripts lie
 * @param now when the page is made
 * @param names names for the codes of agreements, parties, agencies and minerals
 * @param language the language that the reader wants documents in
 */
public record Frame(
        Official official,
        int unread,
        Reader reader,
        String place,
        String assets,
        Instant now,
        ReferenceData names,
        Language language) {

    /** The same frame with words in another language: names for codes, forms of dates and figures. */
    public Frame in(Language other) {
        Reader words = reader.in(other, official == null ? "" : official.party());
        return new Frame(official, unread, words, place, assets, now, Names.in(words.locale(), names), other);
    }

    /** The languages in which documents can be had. */
    public List<Language> languages() {
        return Language.all();
    }

    /** Whether someone is signed in. */
    public boolean isSignedIn() {
        return official != null;
    }

    /** Whether there is something unread. */
    public boolean hasUnread() {
        return unread > 0;
    }

    /** Whether the number of unread notifications is known. */
    public boolean isUnreadKnown() {
        return unread >= 0;
    }

    /** Whether the page belongs to an entry of the navigation. */
    public boolean at(String entry) {
        return place.equals(entry);
    }

    /** The official's agency by name; empty where it can't be told. */
    public String agency() {
        String name = official == null ? "" : names.agencyName(official.agency());
        return official == null || name.equals(official.agency()) ? "" : name;
    }

    /** A marking in the national words of the reader's party; empty where it has none of its own. */
    public String nationalLabel(Marking marking) {
        return official == null
                ? ""
                : names.nationalLabel(marking, official.party(), reader.locale().getLanguage())
                        .orElse("");
    }

    /** An agreement's name where room is short. */
    public String agreement(String code) {
        return Words.codes(reader.locale()).or("agreement." + code, names.agreementTitle(code));
    }

    /** Whether a moment lies before now. */
    public boolean past(Instant instant) {
        return instant.isBefore(now);
    }

    /** Whether less than three days are left until a moment. */
    public boolean soon(Instant instant) {
        return !past(instant) && Duration.between(now, instant).compareTo(Duration.ofDays(3)) < 0;
    }

    /** Days from today to the day of a moment, in the reader's zone; negative when it has passed. */
    public long daysUntil(Instant instant) {
        LocalDate today = LocalDate.ofInstant(now, reader.zone());
        return ChronoUnit.DAYS.between(today, LocalDate.ofInstant(instant, reader.zone()));
    }

    /** Days between a moment and now, at least 0. */
    public long daysSince(Instant instant) {
        return Math.max(0, -daysUntil(instant));
    }
}

package org.criticalminerals.pipeline.partner.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the addresses of officials' calendars and writes the calendars. They lie on servers of others, so they name no
 * project and hold nothing marked: the agreement, the gate, the deadline, and a link behind which one has to sign in.
 */
@ApplicationScoped
class CalendarService {

    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int MOST = 500;
    private static final Duration SHOWN = Duration.ofMinutes(30);
    // How long a meeting takes nobody says; it is shown for an hour.
    private static final Duration MEETING = Duration.ofHours(1);

    private final CalendarAddresses addresses;
    private final Deadlines deadlines;
    private final AgreementService agreements;
    private final Clock clock;
    private final String portal;
    private final SecureRandom random = new SecureRandom();

    CalendarService(
            CalendarAddresses addresses,
            Deadlines deadlines,
            AgreementService agreements,
            Clock clock,
            @ConfigProperty(name = "pipeline.portal.url") String portal) {
        this.addresses = addresses;
        this.deadlines = deadlines;
        this.agreements = agreements;
        this.clock = clock;
        this.portal = portal;
    }

    /** An official's address; empty where they have none. */
    @Transactional
    Optional<CalendarAddress> address(ActingOfficial official) {
        return addresses.findByIdOptional(official.subject());
    }

    /** A secret that was just made, told once, and what is kept of it. */
    record Made(Secret secret, CalendarAddress address) {}

    /** Gives the official an address, or another in place of the one they had. */
    @Transactional
    Made make(ActingOfficial official) {
        Secret secret = Secret.random(random);
        CalendarAddress address = addresses.lock(official.subject()).orElseGet(() -> {
            CalendarAddress first = new CalendarAddress();
            first.official = official.subject();
            return first;
        });
        address.secretHash = secret.hash();
        address.createdAt = clock.instant();
        address.contentHash = null;
        address.changedAt = null;
        address.readAt = null;
        addresses.persist(address);
        return new Made(secret, address);
    }

    /** Takes the official's address back, if they have one. */
    @Transactional
    void revoke(ActingOfficial official) {
        addresses.deleteById(official.subject());
    }

    /** Who holds a secret and can still sign in. */
    @Transactional
    Optional<ActingOfficial> holder(Secret secret) {
        return addresses.holder(secret);
    }

    /**
     * A calendar as it is now.
     *
     * @param text in the form of RFC 5545
     * @param hash changes with it
     * @param changedAt when it was first read so
     */
    record Calendar(String text, String hash, Instant changedAt) {}

    /** The calendar of an official; empty where the address was taken back meanwhile. */
    @Transactional
    Optional<Calendar> calendar(ActingOfficial official) {
        return addresses.lock(official.subject()).map(address -> {
            Instant now = clock.instant();
            String text = text(official, now);
            String hash = HexFormat.of().formatHex(Secret.sha256(text.getBytes(StandardCharsets.UTF_8)));
            if (!hash.equals(address.contentHash)) {
                address.contentHash = hash;
                address.changedAt = now.truncatedTo(ChronoUnit.SECONDS);
            }
            address.readAt = now;
            return new Calendar(text, hash, address.changedAt);
        });
    }

    private String text(ActingOfficial official, Instant now) {
        // From a whole day on, so that time alone doesn't change the text from one read to the next.
        Instant from = now.truncatedTo(ChronoUnit.DAYS).minus(BACK);
        List<Due> due = deadlines.due(from, from.plus(AHEAD), null, null, MOST, official);
        return ICalendar.write(
                "Critical minerals deadlines", due.stream().map(this::entry).toList());
    }

    private ICalendar.Entry entry(Due due) {
        String agreement = agreements
                .find(due.agreement())
                .map(found -> found.definition().title())
                .orElse(due.agreement());
        String link = portal + due.page();
        boolean begins = due.kind() == DueKind.MEETING;
        return new ICalendar.Entry(
                due.kind().name().toLowerCase(Locale.ROOT) + "-" + due.id() + "@critical-minerals-pipeline",
                begins ? due.at() : due.at().minus(SHOWN),
                begins ? due.at().plus(MEETING) : due.at(),
                due.day(),
                due.setAt(),
                due.change(),
                title(due) + " (" + agreement + ")",
                "What it is about shows after signing in: " + link,
                link);
    }

    private static String title(Due due) {
        String words = due.kind().words();
        return due.question() == null
                ? Character.toUpperCase(words.charAt(0)) + words.substring(1)
                : question(due) + ": " + words;
    }

    private static String question(Due due) {
        return switch (due.question()) {
            case CANDIDACY_GATE -> gate(due.gate());
            case MATERIAL_CHANGE -> "Material change";
            case SUSPENSION -> "Suspension";
            case DESELECTION -> "Deselection";
            case AMENDMENT -> "Amendment";
        };
    }

    private static String gate(Gate gate) {
        return switch (gate) {
            case SCREENING -> "Gate to screening";
            case ASSESSMENT -> "Gate to assessment";
            case SELECTION -> "Gate to selection";
            case SUPPORT -> "Gate to support";
            case COMPLETED -> "Gate to completion";
        };
    }
}

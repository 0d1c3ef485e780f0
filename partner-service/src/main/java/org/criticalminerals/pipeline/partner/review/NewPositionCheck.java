package org.criticalminerals.pipeline.partner.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.partner.review.NewPosition.NewCondition;

/** What is wrong with a position that an official wants to sign; each fault names its field and the way out. */
final class NewPositionCheck {

    private static final int LONGEST_REASONS = 4_000;
    private static final int LONGEST_CONDITION = 1_000;
    private static final int MOST_CONDITIONS = 20;
    private static final int LAST_YEAR = 2100;
    private static final String DECISIONS =
            "APPROVE, APPROVE_WITH_CONDITIONS, RESERVE, REQUEST_INFORMATION, OBJECT or ABSTAIN";

    private final NewPosition position;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    private NewPositionCheck(NewPosition position, LocalDate today) {
        this.position = position;
        this.today = today;
    }

    /**
     * All faults of a position.
     *
     * @param position the position
     * @param today before which no condition can fall due
     */
    static List<FieldError> errors(NewPosition position, LocalDate today) {
        NewPositionCheck check = new NewPositionCheck(position, today);
        check.all();
        return List.copyOf(check.errors);
    }

    /** The decision of that name; empty where there is none. */
    static Optional<Decision> decision(String name) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(name))
                .findFirst();
    }

    private void all() {
        Optional<Decision> decision = decision(position.decision());
        if (decision.isEmpty()) {
            add("/decision", "must be " + DECISIONS);
        } else {
            decided(decision.get());
        }
        String reasons = position.strippedReasons();
        if (reasons != null) {
            text("/reasons", reasons, LONGEST_REASONS);
        }
        if (position.replaces() != null && position.replaces() < 1) {
            add("/replaces", "must be the version of your party's position that this one replaces, from 1");
        }
        conditions();
    }

    private void decided(Decision decision) {
        switch (decision) {
            case APPROVE -> noConditions();
            case APPROVE_WITH_CONDITIONS -> {
                if (position.conditions() == null || position.conditions().isEmpty()) {
                    add("/conditions", "must hold at least one condition; without any, APPROVE");
                }
            }
            case OBJECT, ABSTAIN -> {
                noConditions();
                reasonsFor("must say why, since the other parties will ask");
            }
            case RESERVE -> {
                noConditions();
                reasonsFor("must say for what you reserve: scrutiny, parliament, ad referendum");
                reserveUntil();
            }
            case REQUEST_INFORMATION -> {
                noConditions();
                reasonsFor("must say what you need to know");
            }
        }
        if (Boolean.TRUE.equals(position.isFinal()) && decision != Decision.OBJECT) {
            add("/final", "belongs to OBJECT alone");
        }
        if (position.reserveUntil() != null && decision != Decision.RESERVE) {
            add("/reserveUntil", "belongs to RESERVE alone");
        }
    }

    private void reasonsFor(String what) {
        if (position.strippedReasons() == null) {
            add("/reasons", what);
        }
    }

    private void reserveUntil() {
        LocalDate until = position.reserveUntil();
        if (until == null) {
            add("/reserveUntil", "must be the last day on which the reserve holds, for example 2027-01-31");
        } else if (until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            add("/reserveUntil", "must lie from today to a year ahead");
        }
    }

    private void noConditions() {
        if (position.conditions() != null && !position.conditions().isEmpty()) {
            add("/conditions", "belong to APPROVE_WITH_CONDITIONS alone");
        }
    }

    private void conditions() {
        List<NewCondition> conditions = position.conditions() == null ? List.of() : position.conditions();
        if (conditions.size() > MOST_CONDITIONS) {
            add("/conditions", "must not be more than " + MOST_CONDITIONS);
            return;
        }
        for (int i = 0; i < conditions.size(); i++) {
            condition("/conditions/" + i, conditions.get(i));
        }
    }

    private void condition(String pointer, NewCondition condition) {
        if (condition == null || condition.text() == null || condition.text().isBlank()) {
            add(pointer + "/text", "must say what has to be done");
            return;
        }
        text(pointer + "/text", condition.text().strip(), LONGEST_CONDITION);
        LocalDate dueOn = condition.dueOn();
        if (dueOn != null && (dueOn.isBefore(today) || dueOn.getYear() > LAST_YEAR)) {
            add(pointer + "/dueOn", "must lie from today to the year " + LAST_YEAR);
        }
    }

    private void text(String pointer, String text, int longest) {
        if (text.length() > longest) {
            add(pointer, "must not be longer than " + longest + " characters; it has " + text.length());
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            add(pointer, "must not hold control characters");
        }
    }

    private void add(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}

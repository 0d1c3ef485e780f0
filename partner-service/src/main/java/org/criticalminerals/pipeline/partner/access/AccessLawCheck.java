package org.criticalminerals.pipeline.partner.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a law on access may be loaded. Pure. */
public final class AccessLawCheck {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_TERM = 400;

    private final List<Fault> faults = new ArrayList<>();

    private AccessLawCheck() {}

    /**
     * What is wrong with it.
     *
     * @param field which of its fields
     * @param message what is wrong
     */
    public record Fault(String field, String message) {}

    /**
     * What is wrong with a law.
     *
     * @param parties the codes of the parties
     */
    public static List<Fault> faults(AccessLaw law, Set<String> parties) {
        AccessLawCheck check = new AccessLawCheck();
        check.require(isCode(law.code()), "code", "must be lower-case words joined by hyphens");
        check.require(law.party() != null && parties.contains(law.party()), "party", "is no party of parties.json");
        check.require(isText(law.title()), "title", "is missing");
        check.require(isText(law.citation()), "citation", "is missing");
        check.require(isText(law.source()), "source", "must name where its terms are from");
        check.require(law.cutOff() != null, "cutOff", "is missing");
        check.require(law.zone() != null, "zone", "is missing");
        check.term("answer", law.answer(), true);
        check.term("extension", law.extension(), false);
        check.term("consultation", law.consultation(), true);
        check.require(!law.grounds().isEmpty(), "grounds", "is missing: name on what access can be refused");
        Set<String> codes = new HashSet<>();
        for (AccessLaw.Ground ground : law.grounds()) {
            check.require(
                    isCode(ground.code()) && isText(ground.title()) && isText(ground.citation()),
                    "grounds",
                    "each needs code, title and citation");
            check.require(codes.add(ground.code()), "grounds", ground.code() + " is there twice");
        }
        return List.copyOf(check.faults);
    }

    private void term(String field, AccessLaw.Term term, boolean needed) {
        if (term == null) {
            require(!needed, field, "is missing");
            return;
        }
        require(term.length() >= 1 && term.length() <= LONGEST_TERM, field, "must be from 1 to " + LONGEST_TERM);
        require(term.unit() != null, field, "needs a unit");
    }

    private static boolean isCode(String code) {
        return code != null && CODE.matcher(code).matches();
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            faults.add(new Fault(field, message));
        }
    }
}

package org.criticalminerals.pipeline.partner.account;

import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.partner.account.AccountDifference.Kind;
import org.criticalminerals.pipeline.partner.account.AccountDifference.Standing;

/** In what two standings of one official differ. Pure. */
final class Differing {

    private Differing() {}

    /**
     * In what they differ, the gravest first; empty where they don't.
     *
     * @param here what is meant here; null where nothing is known
     * @param there what the identity provider says; null where it knows nobody who may sign in
     */
    static Optional<Kind> in(Standing here, Standing there) {
        boolean isHere = here != null && here.active();
        if (there == null) {
            return isHere ? Optional.of(Kind.MISSING) : Optional.empty();
        }
        if (!isHere) {
            return Optional.of(here == null ? Kind.UNKNOWN : Kind.STILL_THERE);
        }
        if (!here.agency().equals(there.agency())) {
            return Optional.of(Kind.AGENCY);
        }
        return Set.copyOf(here.roles()).equals(Set.copyOf(there.roles())) ? Optional.empty() : Optional.of(Kind.ROLES);
    }
}

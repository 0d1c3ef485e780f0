package org.criticalminerals.pipeline.partner.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck.Fault;

/** Does a change's acts to an agreement, without keeping anything: for previews and for taking effect alike. */
public final class Amending {

    private Amending() {}

    /**
     * An agreement after some acts.
     *
     * @param definition what it would say
     * @param faults what stands against it, each at the act that causes it; empty where nothing does
     */
    public record Amended(AgreementDefinition definition, List<Fault> faults) {}

    /**
     * Does acts to an agreement.
     *
     * @param before what it says; null where it is to be founded
     * @param acts what is done, in order
     * @param day from when it holds
     */
    public static Amended amend(AgreementDefinition before, List<AgreementAct> acts, LocalDate day) {
        if (before == null) {
            return acts.size() == 1 && acts.getFirst() instanceof AgreementAct.Founded founded
                    ? new Amended(founded.definition(), List.of())
                    : new Amended(null, List.of(new Fault("acts", "there is no such agreement to change")));
        }
        AgreementDraft draft = new AgreementDraft(before);
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < acts.size(); index++) {
            String at = "acts/" + index + "/";
            acts.get(index)
                    .on(draft, day)
                    .ifPresent(fault -> faults.add(new Fault(at + fault.field(), fault.message())));
        }
        return new Amended(draft.toDefinition(), faults);
    }

    /** What a change of these acts asks for under an agreement; a new agreement is consented to by all its parties. */
    public static Procedure procedure(AgreementDefinition before, List<AgreementAct> acts) {
        return before == null
                ? Procedure.CONSENT_OF_ALL
                : Procedure.strictest(acts.stream()
                        .flatMap(act -> act.kinds().stream())
                        .map(before::procedureOf)
                        .toList());
    }
}

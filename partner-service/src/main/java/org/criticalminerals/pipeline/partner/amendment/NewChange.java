package org.criticalminerals.pipeline.partner.amendment;

import java.time.LocalDate;
import java.util.List;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct;

/**
 * A change as the secretariat proposes it.
 *
 * @param effectiveFrom the day from which it is to hold; today where absent
 * @param reason why
 * @param acts what is done, in order
 */
public record NewChange(LocalDate effectiveFrom, String reason, List<AgreementAct> acts) {}

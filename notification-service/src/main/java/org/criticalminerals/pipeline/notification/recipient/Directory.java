package org.criticalminerals.pipeline.notification.recipient;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.WithdrawalCause;

/** What is known of people, agencies, agreements, projects and reviews at the moment in which an event is told. */
public interface Directory {

    /**
     * An agreement.
     *
     * @throws org.criticalminerals.pipeline.kit.consuming.NotYetKnownException where it has not arrived yet: an event
     *     that names it concerns somebody, we just can't say whom
     */
    Agreement agreement(String code);

    /** The active officials of an agency, in a stable order. */
    List<Official> ofAgency(String agency);

    /** The ids of a party's agencies, in a stable order. */
    List<String> agenciesOf(String party);

    /** The active officials of the joint secretariat who coordinate. */
    List<Official> coordinators();

    /** Who nominated a project; empty where that has not been heard. */
    Optional<Nomination> nomination(UUID projectId);

    /** The active officials who watch a project, in a stable order. */
    List<Official> watchers(UUID projectId);

    /** Those of these officials who are active, in a stable order. */
    List<Official> officials(Set<String> subjects);

    /** A review under way; empty where it has ended or has not been heard of. */
    Optional<OpenReview> review(UUID reviewId);

    /** Why the nominating party asked for the end of a review; empty where it didn't or it has not been heard. */
    Optional<WithdrawalCause> withdrawalAsked(UUID projectId, String agreement, int gateRequest);

    /** A party's name in English; its code where it has none. */
    String partyName(String code);

    /** An agency's name in English; its id where it has none. */
    String agencyName(String id);
}

package org.criticalminerals.pipeline.notification.inbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;
import org.criticalminerals.pipeline.notification.matter.Matters;
import org.criticalminerals.pipeline.notification.matter.RememberedReview;
import org.criticalminerals.pipeline.notification.recipient.Agreement;
import org.criticalminerals.pipeline.notification.recipient.Directory;
import org.criticalminerals.pipeline.notification.recipient.Nomination;
import org.criticalminerals.pipeline.notification.recipient.Official;
import org.criticalminerals.pipeline.notification.recipient.OpenReview;
import org.criticalminerals.pipeline.notification.reference.DirectorySnapshot;

/** What this service's copies know, for the rules that ask. */
record KnownDirectory(DirectorySnapshot people, Matters matters) implements Directory {

    @Override
    public Agreement agreement(String code) {
        Agreement agreement = people.agreements().get(code);
        if (agreement == null) {
            throw new NotYetKnownException("agreement " + code);
        }
        return agreement;
    }

    @Override
    public List<Official> ofAgency(String agency) {
        return people.byAgency().getOrDefault(agency, List.of());
    }

    @Override
    public List<String> agenciesOf(String party) {
        return people.agenciesByParty().getOrDefault(party, List.of());
    }

    @Override
    public List<Official> coordinators() {
        return people.coordinators();
    }

    @Override
    public Optional<Nomination> nomination(UUID projectId) {
        return matters.nomination(projectId);
    }

    @Override
    public List<Official> watchers(UUID projectId) {
        return matters.watchers(projectId).stream()
                .flatMap(subject -> Stream.ofNullable(people.officials().get(subject)))
                .toList();
    }

    @Override
    public List<Official> officials(Set<String> subjects) {
        return subjects.stream()
                .sorted()
                .flatMap(subject -> Stream.ofNullable(people.officials().get(subject)))
                .toList();
    }

    @Override
    public Optional<OpenReview> review(UUID reviewId) {
        return matters.review(reviewId).map(RememberedReview::toOpenReview);
    }

    @Override
    public Optional<WithdrawalCause> withdrawalAsked(UUID projectId, String agreement, int gateRequest) {
        return matters.withdrawalAsked(projectId, agreement, gateRequest);
    }

    @Override
    public String partyName(String code) {
        return people.partyNames().getOrDefault(code, code);
    }

    @Override
    public String agencyName(String id) {
        return people.agencyNames().getOrDefault(id, id);
    }
}

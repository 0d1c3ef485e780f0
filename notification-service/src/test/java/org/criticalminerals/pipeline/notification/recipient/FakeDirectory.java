package org.criticalminerals.pipeline.notification.recipient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;
import org.criticalminerals.pipeline.notification.People;
import org.criticalminerals.pipeline.notification.Samples;

/** A directory in memory, filled by the test. */
public final class FakeDirectory implements Directory {

    private final List<Official> officials = new ArrayList<>(People.all());
    private final Map<UUID, Nomination> nominations = new HashMap<>();
    private final Map<UUID, OpenReview> reviews = new HashMap<>();
    private final Map<UUID, List<Official>> watchers = new HashMap<>();
    private Optional<WithdrawalCause> withdrawal = Optional.empty();

    public FakeDirectory nominated(UUID project, Nomination nomination) {
        nominations.put(project, nomination);
        return this;
    }

    public FakeDirectory open(OpenReview review) {
        reviews.put(review.id(), review);
        return this;
    }

    public FakeDirectory watched(UUID project, String username) {
        watchers.computeIfAbsent(project, any -> new ArrayList<>()).add(People.official(username));
        return this;
    }

    public FakeDirectory withdrawalAsked(WithdrawalCause cause) {
        withdrawal = Optional.of(cause);
        return this;
    }

    public FakeDirectory without(String username) {
        officials.remove(People.official(username));
        return this;
    }

    @Override
    public Agreement agreement(String code) {
        if (!code.equals(Samples.AGREEMENT)) {
            throw new NotYetKnownException("agreement " + code);
        }
        return new Agreement(code, 1, "US–EU MoU", List.of("USA", "EU"), Map.of("USA", "us-state", "EU", "eu-grow"));
    }

    @Override
    public List<Official> ofAgency(String agency) {
        return officials.stream().filter(o -> o.agency().equals(agency)).toList();
    }

    @Override
    public List<String> agenciesOf(String party) {
        return People.agencies().entrySet().stream()
                .filter(agency -> agency.getValue().equals(party))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public List<Official> coordinators() {
        return officials.stream().filter(Official::coordinates).toList();
    }

    @Override
    public Optional<Nomination> nomination(UUID projectId) {
        return Optional.ofNullable(nominations.get(projectId));
    }

    @Override
    public List<Official> watchers(UUID projectId) {
        return watchers.getOrDefault(projectId, List.of());
    }

    @Override
    public List<Official> officials(Set<String> subjects) {
        return officials.stream().filter(o -> subjects.contains(o.subject())).toList();
    }

    @Override
    public Optional<OpenReview> review(UUID reviewId) {
        return Optional.ofNullable(reviews.get(reviewId));
    }

    @Override
    public Optional<WithdrawalCause> withdrawalAsked(UUID projectId, String agreement, int gateRequest) {
        return withdrawal;
    }

    @Override
    public String partyName(String code) {
        return switch (code) {
            case "USA" -> "the United States";
            case "EU" -> "the European Union";
            default -> code;
        };
    }

    @Override
    public String agencyName(String id) {
        return "Agency " + id;
    }
}

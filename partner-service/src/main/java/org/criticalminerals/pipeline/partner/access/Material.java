package org.criticalminerals.pipeline.partner.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.CandidacyService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/** Finds what a request asks for, as far as the official may see it, and whose information that is. */
@ApplicationScoped
class Material {

    private final CandidacyService candidacies;
    private final ReviewProgress reviews;

    Material(CandidacyService candidacies, ReviewProgress reviews) {
        this.candidacies = candidacies;
        this.reviews = reviews;
    }

    /**
     * What was found.
     *
     * @param scope all that is asked for
     * @param originators whose information it is
     * @param readers who may know of each project and review
     */
    record Found(Scope scope, Set<String> originators, Map<UUID, Set<String>> readers) {

        static final Found NOTHING = new Found(new Scope(null, null, null, null), Set.of(), Map.of());

        /** What of it a party may know: a project under an agreement of others has no name for it. */
        Scope scopeOf(String party) {
            return new Scope(
                    known(scope.projects(), party), known(scope.reviews(), party), scope.from(), scope.until());
        }

        private List<Scope.Named> known(List<Scope.Named> all, String party) {
            return all.stream()
                    .filter(one -> readers.getOrDefault(one.id(), Set.of()).contains(party))
                    .toList();
        }
    }

    /** What a new request asks for. */
    Found find(NewAccessRequest asked, List<FieldError> errors) {
        return find(asked.projects(), asked.reviews(), asked.from(), asked.until(), errors);
    }

    /** What a case asks for, with who may know of it today. */
    Found again(Scope scope) {
        return find(ids(scope.projects()), ids(scope.reviews()), scope.from(), scope.until(), new ArrayList<>());
    }

    private static List<UUID> ids(List<Scope.Named> named) {
        return named.stream().map(Scope.Named::id).toList();
    }

    private Found find(
            List<UUID> projects, List<UUID> rounds, LocalDate from, LocalDate until, List<FieldError> errors) {
        Set<String> originators = new TreeSet<>();
        Map<UUID, Set<String>> readers = new HashMap<>();
        Map<UUID, Scope.Named> found = new LinkedHashMap<>();
        for (Candidacy candidacy : candidacies.of(projects)) {
            found.put(candidacy.projectId(), new Scope.Named(candidacy.projectId(), candidacy.projectName()));
            originators.add(candidacy.nominatingParty());
            readers.computeIfAbsent(candidacy.projectId(), any -> new HashSet<>())
                    .addAll(candidacy.releasableTo());
        }
        Map<UUID, Scope.Named> foundReviews = new LinkedHashMap<>();
        for (ReviewFacts review : reviews.find(rounds)) {
            foundReviews.put(review.id(), new Scope.Named(review.id(), name(review)));
            originators.addAll(review.deciding());
            readers.put(review.id(), review.releasableTo());
        }
        unknown("/projects", projects, found.keySet(), "project under an agreement", errors);
        unknown("/reviews", rounds, foundReviews.keySet(), "review", errors);
        return new Found(
                new Scope(List.copyOf(found.values()), List.copyOf(foundReviews.values()), from, until),
                originators,
                readers);
    }

    private static String name(ReviewFacts review) {
        String of = review.projectName() == null ? review.agreement() : review.projectName();
        return of + ", " + (review.gate() == null ? review.type() : review.gate()) + ", round " + review.round();
    }

    private static void unknown(
            String pointer, List<UUID> asked, Set<UUID> found, String what, List<FieldError> errors) {
        asked.stream()
                .filter(id -> !found.contains(id))
                .forEach(id ->
                        errors.add(new FieldError(pointer, id + " is no " + what + ", or it is not released to you")));
    }
}

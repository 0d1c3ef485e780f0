package org.criticalminerals.pipeline.portal.client;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agreement;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Vocabulary;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Keeps the reference data that every page names things by for a minute. It is the same for everyone signed in, so one
 * official's answer serves the others; nothing that depends on who asks may ever be kept here.
 */
@ApplicationScoped
public class Reference {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int ALL = 100;

    private final PartnerClient partners;
    private final ProjectClient projects;
    private final Clock clock;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(ReferenceData.empty(), Instant.EPOCH));

    Reference(@RestClient PartnerClient partners, @RestClient ProjectClient projects, Clock clock) {
        this.partners = partners;
        this.projects = projects;
        this.clock = clock;
    }

    /** Begins to load it, unless it is fresh; a service that is down leaves codes without names. */
    public Loading<ReferenceData> load() {
        Kept now = kept.get();
        if (now.at().plus(FRESH).isAfter(clock.instant())) {
            return Loading.done("reference", now.data());
        }
        Uni<List<Agreement>> agreements = partners.agreements(null, ALL).map(Page::items);
        Uni<List<Party>> parties = partners.parties(null, ALL).map(Page::items);
        Uni<ReferenceData> loaded = Uni.combine()
                .all()
                .unis(
                        orNothing(agreements, List.of()),
                        orNothing(parties, List.of()),
                        orNothing(projects.vocabulary(), new Vocabulary(List.of(), List.of())))
                .with((a, p, v) -> keep(now.data(), a, p, v));
        return Loading.start("reference", loaded);
    }

    private static <T> Uni<T> orNothing(Uni<T> call, T nothing) {
        return call.onFailure().recoverWithItem(nothing);
    }

    // Names that were known a while ago serve better than none; only a whole answer counts as fresh.
    private ReferenceData keep(
            ReferenceData old, List<Agreement> agreements, List<Party> parties, Vocabulary vocabulary) {
        boolean whole = !agreements.isEmpty()
                && !parties.isEmpty()
                && !vocabulary.minerals().isEmpty();
        ReferenceData data = new ReferenceData(
                agreements.isEmpty() ? old.agreements() : agreements,
                parties.isEmpty() ? old.parties() : parties,
                vocabulary.minerals().isEmpty() ? old.vocabulary() : vocabulary);
        if (whole) {
            kept.set(new Kept(data, clock.instant()));
        }
        return data;
    }

    private record Kept(ReferenceData data, Instant at) {}
}

package org.criticalminerals.pipeline.portal.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Clearance;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Preparation;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.security.Officials;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * What happens inside the own party, for parts of pages that are about something else: a template asks for it where it
 * shows it, so that those pages need to know nothing of it.
 */
@Named("preparations")
@RequestScoped
public class Preparations {

    private static final int AT_A_GLANCE = 10;

    private final PreparationClient partners;
    private final Officials officials;
    private final Map<UUID, CompletionStage<Loaded<Preparation>>> asked = new ConcurrentHashMap<>();

    Preparations(@RestClient PreparationClient partners, Officials officials) {
        this.partners = partners;
        this.officials = officials;
    }

    /** How the own party prepares its position on a review; asked once for a page, however many parts show it. */
    public CompletionStage<Loaded<Preparation>> of(UUID review) {
        return asked.computeIfAbsent(review, id -> loaded(partners.preparation(id)));
    }

    /** What waits for the own agency to clear, the most urgent first; nothing for who clears nothing. */
    public CompletionStage<Loaded<Page<Clearance>>> waiting() {
        return officials
                .deferred()
                .chain(official -> official.filter(one -> one.mayDraft()).isPresent()
                        ? partners.waiting(null, AT_A_GLANCE)
                        : Uni.createFrom().item(new Page<Clearance>(List.of(), null)))
                .map(page -> (Loaded<Page<Clearance>>) new Loaded.Shown<>(page))
                .onFailure()
                .recoverWithItem(Preparations::missing)
                .subscribeAsCompletionStage();
    }

    private static <T> CompletionStage<Loaded<T>> loaded(Uni<T> call) {
        return call.map(value -> (Loaded<T>) new Loaded.Shown<>(value))
                .onFailure()
                .recoverWithItem(Preparations::missing)
                .subscribeAsCompletionStage();
    }

    private static <T> Loaded<T> missing(Throwable failure) {
        boolean refused =
                failure instanceof ServiceProblem problem && (problem.status() == 403 || problem.status() == 404);
        return new Loaded.Missing<>("preparation", refused);
    }
}

package org.criticalminerals.pipeline.partner.review;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.criticalminerals.pipeline.events.Outcome;

/** What operators watch of reviews: how many are open, how many of them overdue, how they end. */
@ApplicationScoped
class ReviewMetrics {

    private final AtomicReference<ReviewRepository.Load> load = new AtomicReference<>(new ReviewRepository.Load(0, 0));
    private final Map<Outcome, Counter> concluded = new EnumMap<>(Outcome.class);

    ReviewMetrics(MeterRegistry registry) {
        Gauge.builder("pipeline.reviews.open", () -> load.get().open())
                .description("Reviews that are open, in the whole installation")
                .register(registry);
        Gauge.builder("pipeline.reviews.overdue", () -> load.get().overdue())
                .description("Open reviews past their deadline; above zero for long, the deadline timer stands still")
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            concluded.put(
                    outcome,
                    Counter.builder("pipeline.reviews.concluded")
                            .description("Reviews that this replica concluded, by outcome")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
    }

    void set(ReviewRepository.Load now) {
        load.set(now);
    }

    void onOver(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReviewMoment.Concluded over) {
        concluded.get(over.outcome()).increment();
    }
}

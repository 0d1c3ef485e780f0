package org.criticalminerals.pipeline.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.releasability.Releasability;

/**
 * What an act adds to its own leaf where the kit can't know it by itself. Outside an official's transaction it does
 * nothing.
 */
@ApplicationScoped
public class RecordOfActs {

    private final Recorder recorder;

    RecordOfActs(Recorder recorder) {
        this.recorder = recorder;
    }

    /** The official acts for somebody, by delegation. */
    public void standsInFor(String subject, String name) {
        recorder.current().ifPresent(act -> act.standInFor(subject, name));
    }

    /** The act is about a project. */
    public void about(UUID project) {
        recorder.current().ifPresent(act -> act.about(project));
    }

    /**
     * Something was read otherwise than as an entity.
     *
     * @param kind what it is
     * @param audience to whom it is released; only what is narrower than the parties is recorded
     */
    public void read(String kind, String id, Collection<String> audience) {
        if (Releasability.isNarrowerThanParties(audience)) {
            recorder.current().ifPresent(act -> act.read(kind, id));
        }
    }
}

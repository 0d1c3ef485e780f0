package org.criticalminerals.pipeline.portal.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The three services, each checked by what another one keeps of it. */
@ApplicationScoped
public class RecordingServices {

    private final List<RecordingService> all;

    RecordingServices(
            @ConfigProperty(name = "quarkus.rest-client.project.url") String project,
            @ConfigProperty(name = "quarkus.rest-client.partner.url") String partner,
            @ConfigProperty(name = "quarkus.rest-client.notification.url") String notification) {
        this.all = List.of(
                new RecordingService("project-service", project, partner),
                new RecordingService("partner-service", partner, notification),
                new RecordingService("notification-service", notification, project));
    }

    /** All of them. */
    public List<RecordingService> all() {
        return all;
    }

    /** The one of a name; empty where there is none. */
    public Optional<RecordingService> named(String name) {
        return all.stream().filter(service -> service.name().equals(name)).findFirst();
    }
}

package org.criticalminerals.pipeline.project.document.scan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The scanner that documents go through, as {@code pipeline.scan.*} configures it. It is looked up at each use, since a
 * daemon may move while the service runs. Another product than ClamAV is another {@link MalwareScanner} here.
 */
@ApplicationScoped
public class Scanners {

    private final Provider<Optional<String>> host;
    private final Provider<Integer> port;
    private final Provider<Duration> patience;

    Scanners(
            @ConfigProperty(name = "pipeline.scan.host") Provider<Optional<String>> host,
            @ConfigProperty(name = "pipeline.scan.port", defaultValue = "3310") Provider<Integer> port,
            @ConfigProperty(name = "pipeline.scan.patience", defaultValue = "60S") Provider<Duration> patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    /** The scanner; empty where none is configured: documents are then given out unscanned, and say so. */
    public Optional<MalwareScanner> configured() {
        return host.get()
                .filter(name -> !name.isBlank())
                .map(name -> new ClamAv(name.strip(), port.get(), patience.get()));
    }
}

package org.criticalminerals.pipeline.system;

import java.nio.file.Path;
import java.util.Optional;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.criticalminerals.pipeline.local.demo.Api;

/**
 * A whole system that tests share, and the API of its services.
 *
 * @param system its processes
 * @param api calls them as its officials
 */
record StartedSystem(LocalSystemProcess system, Api api) implements AutoCloseable {

    /** Starts one; or takes the one that runs on the data folder which the property {@code attach} names. */
    static StartedSystem of(String attach, String... options) {
        LocalSystemProcess system = Optional.ofNullable(System.getProperty(attach))
                .map(data -> LocalSystemProcess.attach(Path.of(data)))
                .orElseGet(() -> LocalSystemProcess.start(PipelineRoot.find(), options));
        return new StartedSystem(system, new Api(system::url));
    }

    @Override
    public void close() {
        system.close();
    }
}

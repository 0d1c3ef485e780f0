package org.criticalminerals.pipeline.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.criticalminerals.pipeline.local.client.SystemState;

/**
 * Loads the demonstration: imports the real projects and lets officials bring some of them to their stages, all of it
 * through the public API. Its one argument is the state file of the running system.
 */
public final class DemoData {

    private static final int AT_ONCE = 3;

    private DemoData() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        SystemState state = SystemState.read(Path.of(arguments[0])).orElseThrow();
        Path folder = PipelineRoot.find().resolve("deploy/local/demo");
        Officials officials = Officials.read(folder.resolve("officials.csv"));
        Api api = new Api(state::url);

        new ProjectImport(api).run(folder.resolve("projects.csv"));
        List<Journey> journeys = Journey.read(folder.resolve("journeys.csv"));
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> underWay = new ArrayList<>();
            for (Journey journey : journeys) {
                underWay.add(threads.submit(() -> new Traveller(api, officials, journey).travel()));
            }
            for (Future<?> journey : underWay) {
                journey.get();
            }
        }
    }
}

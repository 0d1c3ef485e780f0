package org.criticalminerals.pipeline.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One service, or the portal, as a process, started as in an image, but for the clock that can be moved. */
final class ServiceProcess implements Restartable {

    /** Small, since five of them share a machine; the first tier of the compiler, since most runs are short. */
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dfile.encoding=UTF-8");

    private final ChildProcess process;
    private final Service service;
    private final Path jar;
    private final Path clock;
    private final Map<String, String> environment;
    private final URI readiness;

    ServiceProcess(
            Service service, Path root, DataDirectory data, Addresses addresses, Map<String, String> environment) {
        this.process = new ChildProcess(service.id(), data);
        this.service = service;
        this.jar = service.jar(root);
        this.clock = new Built().clock();
        this.environment = environment;
        this.readiness = addresses.of(service).resolve("/q/health/ready");
    }

    static void requireBuilt(Path root) {
        for (Service service : Service.values()) {
            Path jar = service.jar(root);
            if (!Files.exists(jar)) {
                throw new StartFailure("%s isn't built (%s is missing): run ./mvnw -Dquick package."
                        .formatted(service.id(), root.relativize(jar)));
            }
        }
    }

    Service service() {
        return service;
    }

    @Override
    public void start() {
        process.start(Java.command(FLAGS, List.of("-Xbootclasspath/a:" + clock, "-jar", jar.toString())), environment);
        process.awaitReady(readiness);
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void kill() {
        process.kill();
    }
}

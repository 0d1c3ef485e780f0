package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One local system, from its first process to its last. */
final class RunningSystem implements AutoCloseable {

    private final Path root;
    private final Options options;
    private final DataDirectory data;
    private final Progress progress;
    private final Logs logs;
    private final Optional<PortBlock> block;
    private final Ports ports;
    private final Addresses addresses;
    private final LocalClock clock;
    private final RecordKeyFiles recordKeys;
    private final Environments environments;
    private final Platform platform;
    private final Optional<Keycloak> keycloak;
    private final List<ServiceProcess> services;
    private final StateFile stateFile;
    private ControlEndpoint control;

    RunningSystem(Path root, Options options, DataDirectory data, Progress progress, InstantSource machine) {
        this.root = root;
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.logs = Logs.to(data);
        this.block = options.autoPorts() ? Optional.of(PortBlock.claim()) : Optional.empty();
        this.ports = block.map(PortBlock::ports).orElseGet(Ports::standard);
        this.addresses = new Addresses(ports);
        this.clock = new LocalClock(data, machine);
        this.recordKeys = new RecordKeyFiles(data);
        this.environments = new Environments(root, ports, addresses, options.keycloak(), clock.file(), recordKeys);
        this.platform = new Platform(data, ports, progress, clock.asClock());
        this.keycloak = options.keycloak()
                ? Optional.of(new Keycloak(root, data, ports, addresses, progress))
                : Optional.empty();
        this.services = options.platformOnly() ? List.of() : services();
        this.stateFile = new StateFile(data);
    }

    /** Which ports a run with these options needs. */
    static Set<Port> needed(Options options) {
        var needed = EnumSet.allOf(Port.class);
        if (options.platformOnly()) {
            Arrays.stream(Service.values()).map(Service::port).forEach(needed::remove);
        }
        if (!options.keycloak()) {
            needed.remove(Port.KEYCLOAK);
        }
        return needed;
    }

    /** Starts everything; returns when all is ready and the demo data is loaded. */
    void start() {
        stateFile.delete();
        if (!options.platformOnly()) {
            ServiceProcess.requireBuilt(root);
        }
        ports.requireFree(needed(options));
        options.endWith().ifPresent(this::endWith);
        recordKeys.createMissing();
        CompletableFuture<Void> signIn = Parallel.begin(() -> keycloak.ifPresent(Keycloak::start));
        platform.start();
        Parallel.run(services.stream()
                .filter(process -> process.service() != Service.PORTAL)
                .map(process -> (Runnable) () -> start(process))
                .toList());
        Parallel.await(signIn);
        services.stream().filter(process -> process.service() == Service.PORTAL).forEach(this::start);
        control = new ControlEndpoint(platform, clock, restartable(), () -> writeState(true), () -> System.exit(0));
        loadDemo();
        announce();
        writeState(true);
    }

    /** Ends everything in order: portal, services, Keycloak, Kafka, PostgreSQL. */
    @Override
    public synchronized void close() {
        stateFile.delete();
        if (control != null) {
            control.close();
            progress.say("Stopping");
        }
        services.reversed().forEach(ServiceProcess::stop);
        keycloak.ifPresent(Keycloak::stop);
        platform.close();
        data.processes().clear();
        if (options.temporary()) {
            data.delete();
        }
        if (control != null) {
            progress.say("Stopped");
        }
    }

    private List<ServiceProcess> services() {
        return Arrays.stream(Service.values())
                .map(service -> new ServiceProcess(service, root, data, addresses, environments.of(service)))
                .toList();
    }

    private void start(ServiceProcess process) {
        process.start();
        Service service = process.service();
        progress.say("%s is ready at %s".formatted(service.id(), addresses.of(service)));
    }

    private void endWith(long pid) {
        Optional<ProcessHandle> other = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (other.isEmpty()) {
            throw new StartFailure("There is no process %d to end with.".formatted(pid));
        }
        other.get().onExit().thenRun(() -> System.exit(0));
    }

    private Map<String, Restartable> restartable() {
        var restartable = new LinkedHashMap<String, Restartable>();
        services.forEach(process -> restartable.put(process.service().id(), process));
        keycloak.ifPresent(process -> restartable.put(Keycloak.NAME, process));
        return restartable;
    }

    private void loadDemo() {
        if (options.demo() && !options.platformOnly()) {
            writeState(false);
            new DemoLoader(root, data, stateFile, progress).loadOnce();
        }
    }

    private void writeState(boolean ready) {
        var state = new Properties();
        state.setProperty("ready", Boolean.toString(ready));
        state.setProperty("root", root.toString());
        state.setProperty("data", data.path().toString());
        state.setProperty("url.control", control.address().toString());
        for (Port port : needed(options)) {
            state.setProperty("port." + port.owner(), Integer.toString(ports.of(port)));
        }
        keycloak.ifPresent(running -> {
            state.setProperty("url.keycloak", addresses.keycloak().toString());
            state.setProperty("url.realm", addresses.realm().toString());
        });
        services.forEach(process -> state.setProperty(
                "url." + process.service().id(), addresses.of(process.service()).toString()));
        for (Service service : Service.values()) {
            environments
                    .of(service)
                    .forEach((name, value) -> state.setProperty("env.%s.%s".formatted(service.id(), name), value));
        }
        data.processes().pids().forEach((name, pid) -> state.setProperty("pid." + name, Long.toString(pid)));
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(started -> state.setProperty("started", Long.toString(started.toEpochMilli())));
        stateFile.write(state);
    }

    private void announce() {
        if (options.platformOnly()) {
            progress.say("The platform is ready; its addresses are in " + stateFile.path());
            return;
        }
        clock.tellIfMoved(progress);
        progress.say("All is ready; stop it with Ctrl-C, or with deploy/local/down from elsewhere");
        DemoOfficials.lines().forEach(progress::tell);
        progress.tell("The portal: " + addresses.of(Service.PORTAL));
    }
}

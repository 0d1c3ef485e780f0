package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Every request that the three services take, from their committed OpenAPI descriptions. */
final class Descriptions {

    static final List<String> SERVICES = List.of("project-service", "partner-service", "notification-service");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private Descriptions() {}

    /**
     * A request that a service takes.
     *
     * @param service the service
     * @param method GET, POST, …
     * @param path the address with its parameters in braces
     * @param described what its description says of it
     * @param description the whole description
     */
    record Operation(String service, String method, String path, JsonNode described, JsonNode description) {

        /** As {@code permissions.md} names it. */
        String name() {
            return method + " " + path;
        }

        boolean isRead() {
            return method.equals("GET");
        }

        boolean namesSomething() {
            return path.contains("{");
        }

        /** The address with its parameters replaced. */
        String with(UnaryOperator<String> values) {
            return PARAMETER
                    .matcher(path)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(values.apply(found.group(1))));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** All of them. */
    static List<Operation> operations() {
        return SERVICES.stream().flatMap(service -> of(service).stream()).toList();
    }

    /** The operation of that name. */
    static Operation operation(String name) {
        return operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No service takes " + name));
    }

    static List<Operation> of(String service) {
        JsonNode description = read(service);
        List<Operation> operations = new ArrayList<>();
        description.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(new Operation(
                        service,
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue(),
                        description))));
        return operations;
    }

    // YAML holds JSON too. Everything is taken as text: what looks like a number may be an example of a time.
    private static JsonNode read(String service) {
        try {
            Path folder = PipelineRoot.find().resolve(service);
            Path json = folder.resolve("openapi.json");
            String text = Files.readString(Files.exists(json) ? json : folder.resolve("openapi.yaml"));
            LoaderOptions options = new LoaderOptions();
            Yaml yaml = new Yaml(
                    new SafeConstructor(options),
                    new Representer(new DumperOptions()),
                    new DumperOptions(),
                    options,
                    new Resolver() {
                        @Override
                        protected void addImplicitResolvers() {
                            // None.
                        }
                    });
            return new ObjectMapper().valueToTree(yaml.load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

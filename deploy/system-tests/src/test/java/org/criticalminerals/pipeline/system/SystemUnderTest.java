package org.criticalminerals.pipeline.system;

import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.demo.Api;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one whole system of a test run: PostgreSQL, Kafka, Keycloak, mail, the three services and the portal as real
 * processes, with the demonstration loaded. Started by the first test that asks for a {@link LocalSystemProcess} or an
 * {@link Api}, ended after the last; with {@code -Dpipeline.attach=DIR} the one that runs already on that data folder.
 */
public final class SystemUnderTest implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SystemUnderTest.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalSystemProcess.class
                || type == Api.class
                || type == Steps.class
                || type == Confidential.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        StartedSystem started = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(StartedSystem.class, key -> StartedSystem.of("pipeline.attach"), StartedSystem.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == LocalSystemProcess.class) {
            return started.system();
        }
        if (type == Confidential.class) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(
                            Confidential.class,
                            key -> new Confidential(started.system(), new Steps(started.api())),
                            Confidential.class);
        }
        return type == Api.class ? started.api() : new Steps(started.api());
    }
}

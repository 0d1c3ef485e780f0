package org.criticalminerals.pipeline.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The system of a test run whose clock is moved: of its own, so that no other test's reviews run out, with the agreements,
 * parties and officials, and without the demonstration. Started by the first test that asks for a {@link Scenario}, ended
 * after the last; with {@code -Dpipeline.attach.scenarios=DIR} the one that runs already on that data folder.
 */
public final class ScenarioSystem implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ScenarioSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scenario.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Scenario(context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        StartedSystem.class,
                        key -> StartedSystem.of("pipeline.attach.scenarios", "--without-demo"),
                        StartedSystem.class));
    }
}

package org.criticalminerals.pipeline.portal.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts {@link FakeServices} for the portal's tests and gives it to every field of that type. */
public final class FakeSystem implements QuarkusTestResourceLifecycleManager {

    private FakeServices services;

    @Override
    public Map<String, String> start() {
        services = new FakeServices(0);
        return Map.of(
                "quarkus.http.test-port", "0",
                "quarkus.rest-client.project.url", services.base() + "/project",
                "quarkus.rest-client.partner.url", services.base() + "/partner",
                "quarkus.rest-client.notification.url", services.base() + "/notification",
                "quarkus.oidc.auth-server-url", services.base() + "/realm",
                "quarkus.oidc.credentials.secret", "portal-secret");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(services, new TestInjector.MatchesType(FakeServices.class));
    }

    @Override
    public void stop() {
        if (services != null) {
            services.close();
        }
    }
}

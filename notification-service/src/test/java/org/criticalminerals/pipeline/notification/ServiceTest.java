package org.criticalminerals.pipeline.notification;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.criticalminerals.pipeline.kit.testing.PlatformResource;

/** This service on real PostgreSQL, Kafka and mail, with tokens of the test server. */
@WithTestResource(
        value = PlatformResource.class,
        initArgs = {
            @ResourceArg(name = PlatformResource.SERVICE, value = "notification-service"),
            @ResourceArg(name = PlatformResource.DATABASE, value = "notification")
        })
@WithTestResource(OidcWiremockTestResource.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceTest {}

package org.criticalminerals.pipeline.partner.testing;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.criticalminerals.pipeline.kit.testing.PlatformResource;

/** The parts around the service in its tests: real PostgreSQL and Kafka, and a server that vouches for tokens. */
@WithTestResource(
        value = PlatformResource.class,
        initArgs = {
            @ResourceArg(name = PlatformResource.SERVICE, value = "partner-service"),
            @ResourceArg(name = PlatformResource.DATABASE, value = "partner")
        })
@WithTestResource(OidcWiremockTestResource.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PartnerServiceTest {}

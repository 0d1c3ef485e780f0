package org.criticalminerals.pipeline.portal;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.Visitor;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running portal share: the fake services, set back before each, and visitors. */
public abstract class PortalTestCase {

    protected FakeServices services;

    @TestHTTPResource
    URI portal;

    @BeforeEach
    void setBack() {
        services.reset();
    }

    /** Somebody who hasn't signed in. */
    protected Visitor visitor() {
        return new Visitor(portal);
    }

    /** An official who has signed in. */
    protected Visitor signedIn(String official) {
        services.signIn().as(official);
        Visitor visitor = visitor();
        visitor.get("/sign-in");
        return visitor;
    }

    /** Where the portal is. */
    protected URI portal() {
        return portal;
    }
}

package org.criticalminerals.pipeline.portal.layout;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** What pages with forms have in common. */
public final class Forms {

    private Forms() {}

    /** A new key, by which a form that is sent twice acts once. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Where to go on after a form, so that loading the page again sends nothing. */
    public static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /** A parameter of an address without the spaces around it; null where it is empty. */
    public static String given(String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }
}

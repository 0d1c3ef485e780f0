package org.criticalminerals.pipeline.portal.security;

import java.net.URI;
import java.util.Set;

/**
 * Decides whether a request that changes something comes from the portal's own pages. Together with cookies that are
 * {@code SameSite} this keeps other sites from acting in an official's name; no token needs to be woven into forms.
 */
public final class SameOrigin {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    /**
     * @param method the request's method
     * @param path the request's path
     * @param fetchSite header {@code Sec-Fetch-Site}; null where the browser sends none
     * @param origin header {@code Origin}; null where the browser sends none
     * @param scheme how the browser reached the portal, {@code http} or {@code https}
     * @param authority host and port as the browser sees them
     * @return whether the request may go on
     */
    public static boolean allows(
            String method, String path, String fetchSite, String origin, String scheme, String authority) {
        if (READING.contains(method)) {
            // Signing out is a link; another site must not be able to do it with an image or a frame.
            return !path.equals("/sign-out") || fetchSite == null || !fetchSite.equals("cross-site");
        }
        if (path.equals("/sign-out/back-channel")) {
            // The sign-in service ends a session here; a signed token proves that it is the one who asks.
            return true;
        }
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        return origin != null && sameOrigin(origin, scheme, authority);
    }

    private static boolean sameOrigin(String origin, String scheme, String authority) {
        try {
            URI uri = URI.create(origin);
            return scheme.equalsIgnoreCase(uri.getScheme()) && authority.equalsIgnoreCase(uri.getAuthority());
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }
}

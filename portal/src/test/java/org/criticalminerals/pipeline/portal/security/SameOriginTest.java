package org.criticalminerals.pipeline.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests come from the portal's own pages. */
class SameOriginTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,  /projects/new, cross-site,  -,                     true",
                "GET,  /sign-out,     cross-site,  -,                     false",
                "GET,  /sign-out,     same-origin, -,                     true",
                "GET,  /sign-out,     none,        -,                     true",
                "POST, /projects/new, same-origin, -,                     true",
                "POST, /projects/new, same-site,   http://portal.example, false",
                "POST, /projects/new, cross-site,  http://portal.example, false",
                "POST, /projects/new, none,        -,                     false",
                "POST, /projects/new, -,           http://portal.example, true",
                "POST, /projects/new, -,           https://portal.example, false",
                "POST, /projects/new, -,           http://evil.example,   false",
                "POST, /projects/new, -,           null,                  false",
                "POST, /projects/new, -,           -,                     false",
                "POST, /sign-out/back-channel, -,  -,                     true",
            })
    void aRequestThatChangesSomethingComesFromThePortalItself(
            String method, String path, String fetchSite, String origin, boolean allowed) {
        assertThat(SameOrigin.allows(method, path, fetchSite, origin, "http", "portal.example"))
                .isEqualTo(allowed);
    }
}

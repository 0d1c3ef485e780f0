package org.criticalminerals.pipeline.portal.project;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that gives a browser a file to keep and never to open by itself (RFC 6266, RFC 8187). */
final class Downloads {

    private Downloads() {}

    static String attachment(String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}

package org.criticalminerals.pipeline.portal.layout;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Where this build's style sheet, fonts, icons and scripts lie: a folder named after their content, so that browsers
 * may keep them for ever.
 */
@ApplicationScoped
public class Assets {

    private final String path;

    Assets() {
        Properties manifest = new Properties();
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("assets.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The portal was built without its assets: assets.properties is missing. Build it with ./mvnw, which runs src/main/assets/build.mjs.");
            }
            manifest.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        path = "/assets/" + manifest.getProperty("version");
    }

    /** The folder's address, without a slash at its end. */
    public String path() {
        return path;
    }
}

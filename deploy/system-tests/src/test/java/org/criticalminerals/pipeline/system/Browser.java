package org.criticalminerals.pipeline.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's Chromium, driven as a person would; each official has a window of their own. */
final class Browser implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright = Playwright.create();
    private final com.microsoft.playwright.Browser chromium;
    private final URI portal;

    Browser(URI portal) {
        this.portal = portal;
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    /** A window of an official who has signed in. */
    Window signIn(String official) {
        Window window = open();
        window.signIn(official);
        return window;
    }

    /** A window of somebody who hasn't signed in. */
    Window open() {
        return open(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** A window without JavaScript. */
    Window openWithoutScripts() {
        return open(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setJavaScriptEnabled(false));
    }

    private Window open(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options.setLocale("en-US").setTimezoneId("Europe/Brussels"));
        context.setDefaultTimeout(20_000);
        return new Window(context.newPage(), portal);
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: apt-get install chromium"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}

package org.criticalminerals.pipeline.system;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;

/** The portal as an official sees it. */
final class Window {

    private final Page page;
    private final URI portal;

    Window(Page page, URI portal) {
        this.page = page;
        this.portal = portal;
    }

    Page page() {
        return page;
    }

    void signIn(String official) {
        signIn(official, official);
    }

    void signIn(String official, String password) {
        go("/sign-in");
        give(official, password);
    }

    /** Tells the sign-in service who one is. */
    void give(String name, String password) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        page.waitForURL(address -> address.startsWith(portal.toString()));
    }

    void go(String path) {
        page.navigate(portal.resolve(path).toString());
    }

    void fill(String name, String value) {
        page.locator("[name='" + name + "']").fill(value);
    }

    void choose(String name, String value) {
        page.locator("select[name='" + name + "']").selectOption(value);
    }

    void pick(String label) {
        page.getByText(label, new Page.GetByTextOptions().setExact(false))
                .first()
                .click();
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .last()
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    Locator unread() {
        return page.locator("[data-unread-count]");
    }

    /** Keeps a picture of the whole page, at desktop width and at 320 pixels, for people to look at. */
    void picture(String name) {
        Path folder = Path.of("target/screenshots");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
        page.setViewportSize(320, 640);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + "-320.png")));
        page.setViewportSize(1280, 900);
    }

    /** Whether the page can be read at 320 pixels without scrolling sideways. */
    boolean fitsInto320Pixels() {
        page.setViewportSize(320, 640);
        boolean fits = (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= 320");
        page.setViewportSize(1280, 900);
        return fits;
    }
}

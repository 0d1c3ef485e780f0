package org.criticalminerals.pipeline.portal.layout;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.function.Function;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.NotificationClient;
import org.criticalminerals.pipeline.portal.client.NotificationClient.NotificationPage;
import org.criticalminerals.pipeline.portal.client.Reference;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.security.Official;
import org.criticalminerals.pipeline.portal.security.Officials;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Makes the {@link Frame} of the request's page. */
@RequestScoped
public class Frames {

    private final Officials officials;
    private final NotificationClient notifications;
    private final Reference reference;
    private final Assets assets;
    private final Clock clock;
    private final HttpServerRequest request;

    Frames(
            Officials officials,
            @RestClient NotificationClient notifications,
            Reference reference,
            Assets assets,
            Clock clock,
            HttpServerRequest request) {
        this.officials = officials;
        this.notifications = notifications;
        this.reference = reference;
        this.assets = assets;
        this.clock = clock;
        this.request = request;
    }

    /**
     * Begins to ask for what the frame needs, so that it arrives while the page asks for its own.
     *
     * @param place the entry of the navigation that the page belongs to
     * @throws io.quarkus.security.AuthenticationFailedException when nobody is signed in
     */
    public Started start(String place) {
        Official official = officials.required();
        return new Started(
                official, place, Loading.start("inbox", notifications.notifications(true, null, 1)), reference.load());
    }

    /** The frame of a page that may be seen signed out, and of error pages: it asks no service for anything. */
    public Frame plain() {
        return frame(officials.current().orElse(null), -1, "");
    }

    /** The same as {@link #plain()} for code that must not wait. */
    public Uni<Frame> plainDeferred() {
        return officials.deferred().map(official -> frame(official.orElse(null), -1, ""));
    }

    /** The frame of a page for somebody whose session has ended. */
    public Frame anonymous() {
        return frame(null, -1, "");
    }

    private Frame frame(Official official, int unread, String place) {
        return frame(official, unread, place, ReferenceData.empty());
    }

    private Frame frame(Official official, int unread, String place, ReferenceData names) {
        String accepted = request.getHeader("Accept-Language");
        Reader reader = Reader.of(official == null ? "" : official.party(), accepted);
        Language language = Language.preferred(official == null ? "" : official.locale(), accepted);
        return new Frame(official, unread, reader, place, assets.path(), clock.instant(), names, language);
    }

    /** A frame whose unread count is under way. */
    public final class Started {

        private final Official official;
        private final String place;
        private final Loading<NotificationPage> inbox;
        private final Loading<ReferenceData> names;

        private Started(
                Official official, String place, Loading<NotificationPage> inbox, Loading<ReferenceData> names) {
            this.official = official;
            this.place = place;
            this.inbox = inbox;
            this.names = names;
        }

        /** Who is signed in. */
        public Official official() {
            return official;
        }

        /** Names for codes; without any where they can't be had. */
        public ReferenceData names() {
            return names.optional().map(Function.identity()).orElseGet(ReferenceData::empty);
        }

        /** The frame; without an unread count where the inbox can't be reached. */
        public Frame done() {
            return frame(
                    official, inbox.optional().map(NotificationPage::unread).orElse(-1), place, names());
        }
    }
}

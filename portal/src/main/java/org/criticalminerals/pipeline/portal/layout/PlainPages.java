package org.criticalminerals.pipeline.portal.layout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.criticalminerals.pipeline.portal.client.ReferenceData;

/** Pages for the moments when nobody's session can be read, because the request went no further. */
@ApplicationScoped
public class PlainPages {

    private final Assets assets;
    private final Clock clock;

    PlainPages(Assets assets, Clock clock) {
        this.assets = assets;
        this.clock = clock;
    }

    /** Said to a request that another site sent in the official's name. */
    public String foreignRequest() {
        return Templates.foreignRequest(anonymous()).render();
    }

    /** Said to a form that is larger than any may be. */
    public String tooLarge() {
        return Templates.tooLarge(anonymous()).render();
    }

    private Frame anonymous() {
        return new Frame(
                null,
                -1,
                Reader.of("", null),
                "",
                assets.path(),
                clock.instant(),
                ReferenceData.empty(),
                Language.ENGLISH);
    }

    @CheckedTemplate(basePath = "error")
    static class Templates {
        private Templates() {}

        static native TemplateInstance foreignRequest(Frame frame);

        static native TemplateInstance tooLarge(Frame frame);
    }
}

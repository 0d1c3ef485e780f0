package org.criticalminerals.pipeline.kit.record;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** What the current request asks for and from where it comes; nothing where the work was not asked for over HTTP. */
@RequestScoped
class CurrentRequest {

    private Facts facts = Facts.NONE;

    /**
     * What is recorded of a request.
     *
     * @param command whether it is to change something
     * @param act what is done: the resource class and its method
     * @param kind the kind of thing
     * @param resource its path
     * @param project the project in the path; null where there is none
     * @param address where it comes from
     * @param userAgent with which program
     */
    record Facts(
            boolean command, String act, String kind, String resource, UUID project, String address, String userAgent) {

        static final Facts NONE = new Facts(false, "unattended", null, null, null, null, null);
    }

    Facts get() {
        return facts;
    }

    void set(Facts request) {
        this.facts = request;
    }
}

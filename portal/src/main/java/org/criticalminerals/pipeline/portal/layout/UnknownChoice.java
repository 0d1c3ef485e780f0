package org.criticalminerals.pipeline.portal.layout;

/** An address asks for one of a few things, and for none that there is. */
public class UnknownChoice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String wayOut;

    /**
     * @param what what there isn't, as a page's title
     * @param wayOut what there is instead, in a sentence
     */
    public UnknownChoice(String what, String wayOut) {
        super(what);
        this.wayOut = wayOut;
    }

    /** What there is instead. */
    public String wayOut() {
        return wayOut;
    }
}

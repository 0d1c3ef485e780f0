package org.criticalminerals.pipeline.portal.client;

/** A service can't be reached, answers too late, or failed without saying why. */
public class ServiceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;

    private ServiceUnavailable(String what, Throwable cause) {
        super("Can't get '" + what + "': " + cause, cause);
        this.what = what;
    }

    /** What was asked for, as a key of the texts. */
    public String what() {
        return what;
    }

    /** What to throw for a failed call: the problem that the service named, or else this. */
    public static RuntimeException unlessProblem(String what, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServiceProblem problem && problem.status() < 500) {
                return problem;
            }
        }
        return new ServiceUnavailable(what, failure);
    }
}

package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A service refused: its problem detail (RFC 9457), as far as a page can use it. */
public class ServiceProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode body;

    ServiceProblem(int status, JsonNode body) {
        super(status + " " + body.path("type").asText("about:blank") + " "
                + body.path("title").asText(""));
        this.status = status;
        this.body = body instanceof ObjectNode ? body : JsonNodeFactory.instance.objectNode();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The last part of the problem's type, such as {@code deadline-passed}; empty where there is none. */
    public String slug() {
        String type = body.path("type").asText("");
        return type.substring(Math.max(type.lastIndexOf(':'), type.lastIndexOf('/')) + 1);
    }

    /** What the service calls it. */
    public String title() {
        return body.path("title").asText("");
    }

    /** The sentence that names the thing, the rule and the way out; the title where there is none. */
    public String detail() {
        return body.path("detail").asText(title());
    }

    /** A string that the problem carries beside its standard members; empty where there is none. */
    public String text(String member) {
        return body.path(member).asText("");
    }

    /** Strings of a list that the problem carries beside its standard members, such as {@code missing}. */
    public List<String> list(String member) {
        List<String> values = new ArrayList<>();
        body.path(member).forEach(value -> values.add(value.asText()));
        return values;
    }

    /** Of an act on many reviews, those that refused it. */
    public List<RefusedReview> refused() {
        List<RefusedReview> refused = new ArrayList<>();
        for (JsonNode one : body.path("refused")) {
            refused.add(new RefusedReview(
                    one.path("reviewId").asText(""), one.path("detail").asText(""), fields(one)));
        }
        return refused;
    }

    /** The fields that are wrong, each with a pointer into what was sent. */
    public List<FieldError> fields() {
        List<FieldError> errors = fields(body);
        if (errors.isEmpty() && body.hasNonNull("pointer")) {
            errors.add(new FieldError(slashes(body.path("pointer").asText()), detail()));
        }
        return errors;
    }

    private static List<FieldError> fields(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        for (String member : List.of("errors", "violations")) {
            for (JsonNode error : body.path(member)) {
                String pointer =
                        error.path("pointer").asText(error.path("field").asText(""));
                String message =
                        error.path("detail").asText(error.path("message").asText(""));
                errors.add(new FieldError(slashes(pointer), message));
            }
        }
        return errors;
    }

    // Pointers come as "#/sites/0/country" (RFC 6901 in a URI), "/sites/0/country" or "sites[0].country".
    private static String slashes(String pointer) {
        String path = pointer.startsWith("#") ? pointer.substring(1) : pointer;
        return path.startsWith("/") ? path.substring(1) : path.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    }

    /**
     * A review that refused what was to be done to it.
     *
     * @param reviewId the review
     * @param detail why, and the way out
     * @param fields what of the position is wrong; empty where it is something else
     */
    public record RefusedReview(String reviewId, String detail, List<FieldError> fields) {
        public RefusedReview {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One field that is wrong.
     *
     * @param path where it is in what was sent, such as {@code sites/0/country}; empty for the whole
     * @param message what is wrong with it
     */
    public record FieldError(String path, String message) {}
}

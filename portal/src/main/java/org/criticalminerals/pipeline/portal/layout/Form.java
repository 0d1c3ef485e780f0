package org.criticalminerals.pipeline.portal.layout;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a browser sent with a form; every value is stripped of space around it, an empty one counts as absent. */
public final class Form {

    private final MultivaluedMap<String, String> fields;

    /** Wraps what was sent; null where a browser sent no body. */
    public Form(MultivaluedMap<String, String> fields) {
        this.fields = fields == null ? new MultivaluedHashMap<>() : fields;
    }

    /** A field's text; empty where there is none. */
    public String text(String name) {
        String value = fields.getFirst(name);
        // Browsers send line ends as CR LF, which would count double against limits.
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /** A field's text, null where there is none: as services like it. */
    public String textOrNull(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    /** All values of a field that can be chosen several times. */
    public List<String> all(String name) {
        return Optional.ofNullable(fields.get(name)).orElse(List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Whether a field was sent at all. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * A field's id.
     *
     * @throws BadRequestException where there is none
     */
    public UUID id(String name) {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException none) {
            throw new BadRequestException("The field '" + name + "' has no id.", none);
        }
    }

    /** A field's address within the portal, or another where it has none: a form must not lead anywhere else. */
    public URI localAddress(String name, String otherwise) {
        String address = text(name);
        boolean local = address.matches("/[A-Za-z0-9][A-Za-z0-9/_.-]*");
        return URI.create(local ? address : otherwise);
    }

    /** The names of all fields. */
    public Iterable<String> names() {
        return fields.keySet();
    }

    /** A version that the form was based on, as the header {@code If-Match} wants it. */
    public String ifMatch() {
        String version = text("version");
        return version.matches("\\d{1,18}") ? "\"" + version + "\"" : null;
    }
}

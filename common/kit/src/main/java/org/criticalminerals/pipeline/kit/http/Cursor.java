package org.criticalminerals.pipeline.kit.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.problem.Problems;

/** Where a page continues: the sort values of the last item, opaque to callers. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int LONGEST = 2_000;

    private Cursor() {}

    /** The cursor behind an item with these sort values. */
    public static String encode(Object... values) {
        String joined = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The sort values in a cursor.
     *
     * @param count how many there have to be
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is none of ours
     */
    public static List<String> decode(String cursor, int count) {
        try {
            if (cursor.length() > LONGEST) {
                throw malformed();
            }
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> values = List.of(joined.split(SEPARATOR, -1));
            if (values.size() != count) {
                throw malformed();
            }
            return values;
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /**
     * The id of the item behind which a list goes on that is ordered by ids alone; null for its beginning.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is none of ours
     */
    public static UUID id(String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** The error for a cursor whose values don't fit the list. */
    public static RuntimeException malformed() {
        return Problems.invalid("/cursor", "is not a cursor of this list; take it from the member next of a page");
    }
}

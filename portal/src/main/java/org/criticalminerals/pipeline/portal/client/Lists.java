package org.criticalminerals.pipeline.portal.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a service left out reads as empty. */
final class Lists {

    private Lists() {}

    static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    static <V> Map<String, V> copy(Map<String, V> map) {
        if (map == null) {
            return Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(copy);
    }
}

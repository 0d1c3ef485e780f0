package org.criticalminerals.pipeline.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes an example of any event, with every field filled, from what fields of that name usually hold. */
final class Examples {

    private static final Map<String, Object> USUAL = Map.ofEntries(
            Map.entry("projectName", "Nolans"),
            Map.entry("promoter", "Arafura Rare Earths"),
            Map.entry("agreement", "us-eu-mou"),
            Map.entry("nominatingParty", "USA"),
            Map.entry("nominatingAgency", "us-doe"),
            Map.entry("editors", Set.of("7d9f0a52-4b0e-4d3c-9a53-0d7f3cb5f2c1")),
            Map.entry("party", "EU"),
            Map.entry("agency", "eu-grow"),
            Map.entry("siteCountries", Set.of("AU")),
            Map.entry("releasableTo", new TreeSet<>(Set.of("EU", "SECRETARIAT", "USA"))),
            Map.entry("parties", List.of("USA", "EU")),
            Map.entry("decidingParties", List.of("USA", "EU")),
            Map.entry("explicitParties", List.of("USA", "EU")),
            Map.entry("pendingParties", List.of("EU")),
            Map.entry("consentsAwaited", List.of("EU")),
            Map.entry("type", SubjectType.CANDIDACY_GATE),
            Map.entry("change", SubjectType.SUSPENSION),
            Map.entry("requestingParty", "EU"),
            Map.entry("hash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("dossierHash", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
            Map.entry("reasons", "The offtake leaves nothing to the parties."),
            Map.entry("email", "anna.keller@grow.example"),
            Map.entry("code", "us-eu-mou"),
            Map.entry("id", "eu-grow"),
            Map.entry("veto", List.of()),
            Map.entry("advisory", List.of()),
            Map.entry("explicit", List.of(Rule.EVERY)),
            Map.entry("roles", Set.of("signatory")),
            Map.entry("state", "AU"),
            Map.entry("authority", "Northern Territory Government"),
            Map.entry("criteriaSet", "crma-article-6"),
            Map.entry("owner", "us-doe"),
            Map.entry("text", "The offtake is disclosed to both parties."),
            Map.entry("evidence", "The offtake agreement of 3 March 2027."),
            Map.entry("territory", Set.of("DE")),
            Map.entry("minerals", Set.of("neodymium")),
            Map.entry("zone", "Europe/Brussels"),
            Map.entry("chairingParty", "EU"),
            Map.entry("silentParties", List.of("USA")),
            Map.entry("mediaType", "application/pdf"),
            Map.entry("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("steps", Set.of("SEPARATION")));

    private Examples() {}

    static <E> E of(Class<E> record) {
        try {
            Object[] values =
                    Stream.of(record.getRecordComponents()).map(Examples::value).toArray();
            Class<?>[] types = Stream.of(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example of " + record, e);
        }
    }

    private static Object value(RecordComponent component) {
        if ("reasons".equals(component.getName()) && component.getType() == List.class) {
            return List.of(of(PartyReasons.class));
        }
        Object usual = USUAL.get(component.getName());
        return usual != null ? usual : value(component.getGenericType(), component.getName());
    }

    private static Object value(Type type, String name) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> List.of(value(generic.getActualTypeArguments()[0], name));
            case ParameterizedType generic
            when generic.getRawType() == Set.class -> Set.of(value(generic.getActualTypeArguments()[0], name));
            case ParameterizedType generic
            when generic.getRawType() == Map.class ->
                new TreeMap<>(Map.of(
                        value(generic.getActualTypeArguments()[0], "code"),
                        value(generic.getActualTypeArguments()[1], name)));
            case Class<?> plain -> plain(plain, name);
            default -> throw new IllegalStateException("No example of " + type);
        };
    }

    private static Object plain(Class<?> type, String name) {
        if (type == UUID.class) {
            return UUID.fromString("019ac0de-0000-7000-8000-0000000000" + (name.startsWith("review") ? "02" : "01"));
        } else if (type == Instant.class) {
            return Instant.parse(name.equals("deadline") ? "2026-12-08T16:00:00Z" : "2026-11-24T09:30:00Z");
        } else if (type == LocalDate.class) {
            return LocalDate.parse("2026-04-24");
        } else if (type == int.class || type == Integer.class) {
            return 2;
        } else if (type == long.class) {
            return 2L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == String.class) {
            return name;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return of(type);
    }
}

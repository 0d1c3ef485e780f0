package org.criticalminerals.pipeline.partner.party;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;

/**
 * What a changed file does to a party or an agency that was administered meanwhile: it changes what it says otherwise
 * than the file loaded before, and leaves the rest (ADR 027).
 */
final class PartyFileMerge {

    private PartyFileMerge() {}

    /**
     * The party after a file was loaded.
     *
     * @param before what the file said when it was loaded last
     * @param file what it says now
     * @param current what holds
     */
    static PartyDefinition of(PartyDefinition before, PartyDefinition file, PartyDefinition current) {
        return new PartyDefinition(
                file.code(),
                pick(PartyDefinition::name, before, file, current),
                pick(PartyDefinition::territory, before, file, current),
                calendar(before.calendar(), file.calendar(), current.calendar()),
                pick(PartyDefinition::markings, before, file, current));
    }

    /** The agency after a file was loaded; see {@link #of(PartyDefinition, PartyDefinition, PartyDefinition)}. */
    static AgencyDefinition of(AgencyDefinition before, AgencyDefinition file, AgencyDefinition current) {
        return new AgencyDefinition(
                file.id(),
                pick(AgencyDefinition::name, before, file, current),
                pick(AgencyDefinition::shortName, before, file, current),
                pick(AgencyDefinition::party, before, file, current),
                pick(AgencyDefinition::territory, before, file, current),
                pick(AgencyDefinition::names, before, file, current),
                pick(AgencyDefinition::closedOn, before, file, current));
    }

    private static PartyCalendar calendar(PartyCalendar before, PartyCalendar file, PartyCalendar current) {
        return new PartyCalendar(
                file.party(),
                pick(PartyCalendar::weekend, before, file, current),
                pick(PartyCalendar::from, before, file, current),
                pick(PartyCalendar::to, before, file, current),
                entries(PartyCalendar::holidays, before, file, current),
                pick(PartyCalendar::recesses, before, file, current),
                pick(PartyCalendar::further, before, file, current));
    }

    private static <D, T> T pick(Function<D, T> field, D before, D file, D current) {
        return Objects.equals(field.apply(before), field.apply(file)) ? field.apply(current) : field.apply(file);
    }

    private static <D, K, V> Map<K, V> entries(Function<D, Map<K, V>> field, D before, D file, D current) {
        Map<K, V> old = field.apply(before);
        Map<K, V> now = field.apply(file);
        Map<K, V> merged = new LinkedHashMap<>(field.apply(current));
        old.keySet().stream().filter(key -> !now.containsKey(key)).forEach(merged::remove);
        now.forEach((key, value) -> {
            if (!Objects.equals(old.get(key), value)) {
                merged.put(key, value);
            }
        });
        return merged;
    }
}

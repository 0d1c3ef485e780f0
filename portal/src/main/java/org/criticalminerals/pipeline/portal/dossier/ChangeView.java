package org.criticalminerals.pipeline.portal.dossier;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Change;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Field;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Group;
import org.criticalminerals.pipeline.portal.layout.Reader;
import org.criticalminerals.pipeline.portal.layout.Texts;
import org.criticalminerals.pipeline.portal.layout.Words;

/**
 * One value that changed between two dossier versions, as people read it.
 *
 * @param where which value: the field's label, in a list with the row before it
 * @param before what it was; empty for an addition
 * @param after what it is; empty for a removal
 */
public record ChangeView(String where, String before, String after) {

    /** Finds the field that a path such as {@code /sites/0/country} leads to and tells both values in its form. */
    public static ChangeView of(SectionDefinition definition, Change change, Reader reader, ReferenceData names) {
        Words codes = Words.codes(reader.locale());
        List<String> parts = parts(change.path());
        for (Group group : definition.groups()) {
            boolean row = group.isRepeated()
                    && parts.size() >= 2
                    && parts.get(0).equals(group.path())
                    && parts.get(1).matches("\\d{1,6}");
            if (!row && group.isRepeated()) {
                continue;
            }
            String rest = String.join("/", row ? parts.subList(2, parts.size()) : parts);
            String prefix = row ? group.row() + " " + (Integer.parseInt(parts.get(1)) + 1) : "";
            for (Field field : group.fields()) {
                if (field.path().equals(rest)) {
                    return new ChangeView(
                            prefix.isEmpty() ? field.label() : prefix + ": " + field.label(),
                            text(field, change.before(), reader, names),
                            text(field, change.after(), reader, names));
                }
                if (rest.startsWith(field.path() + "/")) {
                    String part = Texts.of("field", rest.substring(field.path().length() + 1));
                    // Amounts are the parts that are figures; any other text stays as it is written.
                    return new ChangeView(
                            (prefix.isEmpty() ? "" : prefix + ": ") + field.label() + ", " + part,
                            reader.number(SectionView.plain(change.before(), codes)),
                            reader.number(SectionView.plain(change.after(), codes)));
                }
            }
            if (row) {
                return new ChangeView(
                        prefix, SectionView.plain(change.before(), codes), SectionView.plain(change.after(), codes));
            }
        }
        return new ChangeView(
                parts.isEmpty()
                        ? definition.title()
                        : String.join(
                                ", ",
                                parts.stream()
                                        .map(part -> Texts.of("field", part))
                                        .toList()),
                SectionView.plain(change.before(), codes),
                SectionView.plain(change.after(), codes));
    }

    private static String text(
            Field field, com.fasterxml.jackson.databind.JsonNode value, Reader reader, ReferenceData names) {
        return value == null ? "" : SectionView.text(field, value, reader, names);
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part :
                path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/').split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}

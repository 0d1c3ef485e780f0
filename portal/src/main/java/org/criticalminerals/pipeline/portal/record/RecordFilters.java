package org.criticalminerals.pipeline.portal.record;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What the record is narrowed to, as the page's address has it. */
public class RecordFilters {

    @QueryParam("project")
    String project;

    @QueryParam("official")
    String official;

    @QueryParam("from")
    String from;

    @QueryParam("until")
    String until;

    /** What a field of the form holds. */
    public String value(String field) {
        String value =
                switch (field) {
                    case "project" -> project;
                    case "official" -> official;
                    case "from" -> from;
                    default -> until;
                };
        return value == null ? "" : value.strip();
    }

    /** Whether anything is narrowed. */
    public boolean isAny() {
        return !(value("project") + value("official") + value("from") + value("until")).isEmpty();
    }

    /** Whether a project or a period is named, so that the record of it can be taken along. */
    public boolean isExportable() {
        return !(value("project") + value("from")).isEmpty();
    }

    /** The project, where it is written as one. */
    String projectOrNull() {
        return value("project").matches("[0-9a-fA-F-]{36}") ? value("project") : null;
    }

    /** What is written and isn't understood; empty where all is. */
    public String fault() {
        if (!value("project").isEmpty() && projectOrNull() == null) {
            return "A project is named by its id, as in its page’s address.";
        }
        return isDay(value("from")) && isDay(value("until")) ? "" : "A day is written as 2026-11-24.";
    }

    String officialOrNull() {
        return value("official").isEmpty() ? null : value("official");
    }

    /** The beginning of the first day, in a zone. */
    String start(ZoneId zone) {
        return value("from").isEmpty() ? null : day(value("from"), 0, zone).toString();
    }

    /** The end of the last day, in a zone. */
    String end(ZoneId zone) {
        return value("until").isEmpty() ? null : day(value("until"), 1, zone).toString();
    }

    /** The address of a page with these filters. */
    public String address(String path, String before) {
        UriBuilder address = UriBuilder.fromPath(path);
        for (String field : new String[] {"project", "official", "from", "until"}) {
            if (!value(field).isEmpty()) {
                address.queryParam(field, "{" + field + "}").resolveTemplate(field, value(field));
            }
        }
        return before.isEmpty()
                ? address.build().toString()
                : address.queryParam("before", "{before}").build(before).toString();
    }

    private static boolean isDay(String text) {
        try {
            return text.isEmpty() || LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant day(String text, int plus, ZoneId zone) {
        return LocalDate.parse(text).plusDays(plus).atStartOfDay(zone).toInstant();
    }
}

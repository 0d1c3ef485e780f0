package org.criticalminerals.pipeline.portal.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.RecordClient;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The own party's part of the record of acts: what was done and read, whether it is as it was sealed, and a copy of it. */
@Path("/record")
@Authenticated
public class RecordResource {

    private static final int ROWS = 25;
    private static final int EXPORT_ROWS = 100;
    private static final int MOST_EXPORTED = 20_000;

    private final Frames frames;
    private final RecordClient record;
    private final RecordingServices services;
    private final Verifying verifying;

    RecordResource(Frames frames, @RestClient RecordClient record, RecordingServices services, Verifying verifying) {
        this.frames = frames;
        this.record = record;
        this.services = services;
        this.verifying = verifying;
    }

    /** Acts of all services, newest first. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance list(@BeanParam RecordFilters filters, @QueryParam("before") String before) {
        var started = frames.start("record");
        Frame frame = started.done();
        String earlier = instant(before);
        List<LeafLine> lines = new ArrayList<>();
        if (filters.fault().isEmpty()) {
            ZoneId zone = frame.reader().zone();
            String until = earlier.isEmpty() ? filters.end(zone) : earlier;
            List<Loading<Page<JsonNode>>> asked = services.all().stream()
                    .map(service -> Loading.start(
                            "record",
                            record.leaves(
                                    service.url(),
                                    filters.projectOrNull(),
                                    filters.officialOrNull(),
                                    filters.start(zone),
                                    until,
                                    null,
                                    ROWS + 1)))
                    .toList();
            asked.forEach(loading ->
                    loading.required().items().stream().map(LeafLine::of).forEach(lines::add));
            lines.sort(Comparator.comparing(LeafLine::at).reversed());
        }
        List<LeafLine> shown = page(lines);
        String next = shown.size() < lines.size() ? shown.getLast().at().toString() : "";
        return Templates.list(frame, filters, shown, earlier, next);
    }

    // What happened in the same instant stays together, since the next page begins before it.
    private static List<LeafLine> page(List<LeafLine> lines) {
        int end = Math.min(ROWS, lines.size());
        while (end > 0
                && end < lines.size()
                && lines.get(end).at().equals(lines.get(end - 1).at())) {
            end++;
        }
        return lines.subList(0, end);
    }

    /** Has all of the record verified. */
    @GET
    @Path("/verification")
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance verify() {
        var started = frames.start("record");
        List<Verifying.Outcome> outcomes =
                services.all().stream().map(verifying::verify).toList();
        return Templates.verification(started.done(), outcomes);
    }

    /** The record of a project or a period with its proofs, as JSON Lines. */
    @GET
    @Path("/export")
    @RunOnVirtualThread
    public Response export(@BeanParam RecordFilters filters) {
        if (!filters.isExportable() || !filters.fault().isEmpty()) {
            return Response.seeOther(URI.create(filters.address("/record", ""))).build();
        }
        ZoneId zone = frames.start("record").done().reader().zone();
        StringBuilder file = new StringBuilder();
        int count = 0;
        for (RecordingService service : services.all()) {
            String cursor = null;
            do {
                Page<JsonNode> page = Loading.start(
                                "record",
                                record.leaves(
                                        service.url(),
                                        filters.projectOrNull(),
                                        filters.officialOrNull(),
                                        filters.start(zone),
                                        filters.end(zone),
                                        cursor,
                                        EXPORT_ROWS))
                        .required();
                page.items().forEach(leaf -> file.append(leaf).append('\n'));
                count += page.items().size();
                cursor = page.next();
            } while (cursor != null && count < MOST_EXPORTED);
        }
        return Response.ok(file.toString().getBytes(StandardCharsets.UTF_8), "application/jsonl")
                .header("Content-Disposition", "attachment; filename=\"record.jsonl\"")
                .build();
    }

    private static String instant(String text) {
        try {
            return text == null || text.isBlank() ? "" : Instant.parse(text).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    @CheckedTemplate(basePath = "record")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, RecordFilters filters, List<LeafLine> lines, String before, String next);

        static native TemplateInstance verification(Frame frame, List<Verifying.Outcome> outcomes);
    }
}

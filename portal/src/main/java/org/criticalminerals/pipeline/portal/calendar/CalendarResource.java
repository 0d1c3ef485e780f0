package org.criticalminerals.pipeline.portal.calendar;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.WaitingClient;
import org.criticalminerals.pipeline.portal.client.WaitingClient.CalendarAddress;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Due;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What falls due, month by month, and the address at which one's own calendar program reads the same. */
@Path("/calendar")
@Authenticated
public class CalendarResource {

    private static final int ROWS = 100;
    private static final int MOST_PAGES = 5;
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2100;

    private final Frames frames;
    private final WaitingClient waiting;

    CalendarResource(Frames frames, @RestClient WaitingClient waiting) {
        this.frames = frames;
        this.waiting = waiting;
    }

    /** What the list is narrowed to. */
    public record Wishes(String agreement, boolean grid) {}

    @GET
    @RunOnVirtualThread
    public TemplateInstance month(
            @QueryParam("month") String month,
            @QueryParam("agreement") String agreement,
            @QueryParam("view") String view,
            @QueryParam("done") String done) {
        return page(month, new Wishes(given(agreement), "month".equals(view)), "", given(done));
    }

    /** Makes the official's address, or another in its place; it is shown this once. */
    @POST
    @Path("/address")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object address(MultivaluedMap<String, String> fields, @Context UriInfo uri) {
        if (new Form(fields).text("act").equals("revoke")) {
            Loading.start("calendar", waiting.revokeCalendarAddress()).required();
            return Response.seeOther(URI.create("/calendar?done=revoked")).build();
        }
        String secret = Loading.start("calendar", waiting.makeCalendarAddress(Map.of()))
                .required()
                .secret();
        String address = uri.getBaseUriBuilder()
                .path("calendar")
                .path(secret + ".ics")
                .build()
                .toString();
        return page(null, new Wishes("", false), address, "");
    }

    private TemplateInstance page(String asked, Wishes wishes, String newAddress, String done) {
        var started = frames.start("calendar");
        var address = Loading.start("calendar", waiting.calendarAddress());
        Frame frame = started.done();
        YearMonth month = month(asked, frame);
        Instant from = MonthView.begin(month, frame.reader());
        Instant until = MonthView.end(month, frame.reader());
        List<Due> due = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Page<Due> page = Loading.start(
                            "deadlines",
                            waiting.deadlines(
                                    from,
                                    until,
                                    wishes.agreement().isEmpty() ? null : wishes.agreement(),
                                    cursor,
                                    ROWS))
                    .required();
            due.addAll(page.items());
            cursor = page.next();
            pages++;
        } while (cursor != null && pages < MOST_PAGES);
        return Templates.month(
                frame,
                MonthView.of(month, due, frame.now(), frame.reader()),
                wishes,
                cursor != null,
                subscription(address),
                newAddress,
                done);
    }

    private static Loaded<Subscription> subscription(Loading<CalendarAddress> address) {
        try {
            return new Loaded.Shown<>(new Subscription(address.required()));
        } catch (ServiceProblem problem) {
            return problem.status() == 404
                    ? new Loaded.Shown<>(new Subscription(null))
                    : new Loaded.Missing<>("calendar", problem.status() == 403);
        } catch (org.criticalminerals.pipeline.portal.client.ServiceUnavailable down) {
            return new Loaded.Missing<>("calendar", false);
        }
    }

    /** The address at which a calendar program reads; null where the official has none. */
    public record Subscription(CalendarAddress address) {

        /** Whether there is one. */
        public boolean isMade() {
            return address != null;
        }
    }

    private static YearMonth month(String asked, Frame frame) {
        YearMonth current = YearMonth.from(frame.now().atZone(frame.reader().zone()));
        try {
            YearMonth month = asked == null || asked.isBlank() ? current : YearMonth.parse(asked.strip());
            return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR ? current : month;
        } catch (DateTimeException noMonth) {
            return current;
        }
    }

    private static String given(String parameter) {
        return Objects.toString(parameter, "").strip();
    }

    @CheckedTemplate(basePath = "calendar")
    static class Templates {
        private Templates() {}

        static native TemplateInstance month(
                Frame frame,
                MonthView month,
                Wishes wishes,
                boolean more,
                Loaded<Subscription> subscription,
                String newAddress,
                String done);
    }
}

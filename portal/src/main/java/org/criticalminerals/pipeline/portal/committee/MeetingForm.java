package org.criticalminerals.pipeline.portal.committee;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Meeting;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.NewMeeting;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Reader;

/**
 * A meeting as it is being planned: day and hour are those of the clock in its own time zone.
 *
 * @param agreement the agreement's code
 * @param title what it is called
 * @param day the day
 * @param hour the hour
 * @param zone the time zone
 * @param form how the committee meets
 * @param place where
 * @param chairingParty the party in the chair
 * @param minutesWorkingDays working days after which silence approves the minutes
 */
public record MeetingForm(
        String agreement,
        String title,
        String day,
        String hour,
        String zone,
        String form,
        String place,
        String chairingParty,
        String minutesWorkingDays) {

    static final List<String> FIELDS =
            List.of("agreement", "title", "startsAt", "zone", "form", "place", "chairingParty", "minutesWorkingDays");
    private static final List<String> ZONES =
            List.of("Europe/Brussels", "America/New_York", "America/Mexico_City", "Asia/Tokyo", "Europe/London", "UTC");

    static MeetingForm empty(String agreement, Reader reader) {
        return new MeetingForm(agreement, "", "", "", reader.zone().getId(), "IN_PERSON", "", "", "5");
    }

    static MeetingForm of(Meeting meeting) {
        ZonedDateTime there = meeting.startsAt().atZone(ZoneId.of(meeting.zone()));
        return new MeetingForm(
                meeting.agreement(),
                meeting.title(),
                there.toLocalDate().toString(),
                there.toLocalTime().toString(),
                meeting.zone(),
                meeting.form(),
                meeting.place(),
                meeting.chairingParty(),
                Integer.toString(meeting.minutesWorkingDays()));
    }

    static MeetingForm of(Form sent) {
        return new MeetingForm(
                sent.text("agreement"),
                sent.text("title"),
                sent.text("startsAt"),
                sent.text("hour"),
                sent.text("zone"),
                sent.text("form"),
                sent.text("place"),
                sent.text("chairingParty"),
                sent.text("minutesWorkingDays"));
    }

    /** What can be told to be wrong before the service is asked: the key of a text by field. */
    FormErrors errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (agreement.isEmpty()) {
            errors.put("agreement", "choose");
        }
        if (title.isEmpty()) {
            errors.put("title", "title");
        }
        if (startsAt() == null) {
            errors.put("startsAt", "startsAt");
        }
        return new FormErrors(errors, List.of());
    }

    /** What the service is to be sent. */
    NewMeeting meeting() {
        return new NewMeeting(
                agreement,
                title,
                startsAt(),
                zone,
                form,
                place,
                chairingParty,
                minutesWorkingDays.matches("\\d{1,3}") ? Integer.valueOf(minutesWorkingDays) : null);
    }

    private Instant startsAt() {
        try {
            return LocalDate.parse(day)
                    .atTime(LocalTime.parse(hour))
                    .atZone(ZoneId.of(zone))
                    .toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** The time zones that are offered. */
    public List<String> zones() {
        return ZONES.contains(zone) || zone.isEmpty()
                ? ZONES
                : Stream.concat(Stream.of(zone), ZONES.stream()).toList();
    }
}

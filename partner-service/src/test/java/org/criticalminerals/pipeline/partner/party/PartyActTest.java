package org.criticalminerals.pipeline.partner.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar.Recess;
import org.junit.jupiter.api.Test;

/** What acts do to a party or an agency, and what a file does to what was administered. */
class PartyActTest {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final LocalDate HOLIDAY = LocalDate.of(2027, 1, 1);
    private static final AgencyDefinition AGENCY =
            new AgencyDefinition("xx-one", "Office of Mines", "OM", "ONE", List.of(), List.of(), null);
    private static final PartyDefinition PARTY = new PartyDefinition(
            "ONE",
            "Nowhere",
            List.of("XX"),
            new PartyCalendar(
                    "ONE", Set.of(DayOfWeek.SUNDAY), 2027, 2027, Map.of(HOLIDAY, "New Year"), List.of(), null),
            new MarkingLabels("A source", Map.of(MarkingKind.PUBLIC, Map.of("en", "OPEN"))));

    private final List<FieldError> faults = new ArrayList<>();

    @Test
    void anAgencyThatIsRenamedKeepsItsNamesWithTheirDates() {
        AgencyDefinition once = new AgencyAct.Renamed("Mines Agency", "MA").on(AGENCY, DAY, faults);

        AgencyDefinition twice = new AgencyAct.Renamed("Minerals Agency", "MiA").on(once, DAY.plusYears(1), faults);

        assertThat(faults).isEmpty();
        assertThat(twice.nameOn(DAY.minusDays(1)).name()).isEqualTo("Office of Mines");
        assertThat(twice.nameOn(DAY).name()).isEqualTo("Mines Agency");
        assertThat(twice.nameOn(DAY.plusYears(1).minusDays(1)).shortName()).isEqualTo("MA");
        assertThat(twice.nameOn(DAY.plusYears(9)).name()).isEqualTo("Minerals Agency");
        assertThat(twice.names()).hasSize(3);
    }

    @Test
    void aNameIsNeverPutBeforeOneThatCameLater() {
        AgencyDefinition renamed = new AgencyAct.Renamed("Mines Agency", "MA").on(AGENCY, DAY, faults);

        AgencyDefinition same = new AgencyAct.Renamed("Other", "O").on(renamed, DAY.minusDays(5), faults);

        assertThat(same).isEqualTo(renamed);
        assertThat(faults).extracting(FieldError::pointer).containsExactly("/effectiveFrom");
    }

    @Test
    void anAgencyActsUntilTheDayOnWhichItCloses() {
        AgencyDefinition closed = new AgencyAct.Closes().on(AGENCY, DAY, faults);

        assertThat(closed.isOpenOn(DAY.minusDays(1))).isTrue();
        assertThat(closed.isOpenOn(DAY)).isFalse();
        assertThat(new AgencyAct.Reopens().on(closed, DAY.plusDays(9), faults)).isEqualTo(AGENCY);
        assertThat(faults).isEmpty();
        new AgencyAct.Closes().on(closed, DAY, faults);
        new AgencyAct.Reopens().on(AGENCY, DAY, faults);
        assertThat(faults).hasSize(2);
    }

    @Test
    void holidaysAndRecessesComeAndGo() {
        PartyDefinition more = new PartyAct.HolidayChanges(DAY, "Founders' Day").on(PARTY, faults);
        more = new PartyAct.RecessChanges(DAY.plusDays(1), DAY.plusDays(9), "Recess").on(more, faults);

        assertThat(FieldChange.between(PARTY, more))
                .extracting(FieldChange::sentence)
                .containsExactly(
                        "The public holidays: 2027-03-01 Founders' Day",
                        "The recesses: 2027-03-02 to 2027-03-10 Recess");
        PartyDefinition again = new PartyAct.HolidayChanges(DAY, null).on(more, faults);
        again = new PartyAct.RecessChanges(DAY.plusDays(1), DAY.plusDays(9), " ").on(again, faults);
        assertThat(again).isEqualTo(PARTY);
        assertThat(faults).isEmpty();
        new PartyAct.HolidayChanges(DAY, null).on(PARTY, faults);
        new PartyAct.RecessChanges(DAY, DAY, null).on(PARTY, faults);
        assertThat(faults).extracting(FieldError::pointer).containsExactly("/date", "/from");
    }

    @Test
    void aFileChangesWhatItSaysOtherwiseAndNothingElse() {
        PartyDefinition administered = new PartyAct.HolidayChanges(DAY, "Founders' Day").on(PARTY, faults);
        PartyDefinition file = new PartyAct.RecessChanges(DAY, DAY, "Recess")
                .on(new PartyAct.Renamed("Somewhere").on(PARTY, faults), faults);

        PartyDefinition merged = PartyFileMerge.of(PARTY, file, administered);

        assertThat(merged.name()).isEqualTo("Somewhere");
        assertThat(merged.calendar().holidays()).containsOnlyKeys(HOLIDAY, DAY);
        assertThat(merged.calendar().recesses()).containsExactly(new Recess(DAY, DAY, "Recess"));
        AgencyDefinition closed = new AgencyAct.Closes().on(AGENCY, DAY, faults);
        AgencyDefinition watching = new AgencyAct.TerritoryChanges(List.of("XX")).on(AGENCY, DAY, faults);
        assertThat(PartyFileMerge.of(AGENCY, watching, closed).closedOn()).isEqualTo(DAY);
        assertThat(PartyFileMerge.of(AGENCY, watching, closed).territory()).containsExactly("XX");
    }
}

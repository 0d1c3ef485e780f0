package org.criticalminerals.pipeline.notification.recipient;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAnswered;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAsked;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationEnded;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessReminderDue;
import org.criticalminerals.pipeline.events.AgreementEvent.ActionOverdue;
import org.criticalminerals.pipeline.events.AgreementEvent.AgencyChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.AgreementChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.ChangeProposed;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockExpired;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockFulfilled;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockReminderDue;
import org.criticalminerals.pipeline.events.AgreementEvent.MeetingCancelled;
import org.criticalminerals.pipeline.events.AgreementEvent.MeetingConvened;
import org.criticalminerals.pipeline.events.AgreementEvent.MinutesApproved;
import org.criticalminerals.pipeline.events.AgreementEvent.MinutesCirculated;
import org.criticalminerals.pipeline.events.AgreementEvent.OfAccess;
import org.criticalminerals.pipeline.events.AgreementEvent.PackageOpened;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyJoined;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyLeft;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;

/** Whom changes of agreements and parties, clocks, meetings and requests for access concern. Pure functions. */
final class AgreementRecipients {

    private AgreementRecipients() {}

    static List<Recipient> of(AgreementEvent event, Set<String> releasableTo, Directory directory) {
        return switch (event) {
            case AgreementChanged e ->
                ofAgreement(e.agreement(), e.version(), directory).toldOf(releasableTo, null);
            // That it changed is told by changed; these say what it means to those who work with it.
            case PartyJoined e ->
                ofAgreement(e.agreement(), e.version(), directory).toldOf(releasableTo, null);
            case PartyLeft e -> {
                Circle circle = ofAgreement(e.agreement(), e.version(), directory);
                directory.agenciesOf(e.party()).forEach(agency -> circle.signatories(Why.LEADS, agency));
                yield circle.toldOf(releasableTo, null);
            }
            case PartyChanged e -> ofParty(e.party(), directory).toldOf(releasableTo, e.by());
            case AgencyChanged e -> ofParty(e.party(), directory).toldOf(releasableTo, e.by());
            // Whoever has to consent stands in the event: a new agreement isn't known before they have.
            case ChangeProposed e -> {
                Circle circle = new Circle(directory);
                circle.leads(e.leads());
                yield circle.coordinators().toldOf(releasableTo, e.by());
            }
            case ClockReminderDue e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case ClockExpired e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case ClockFulfilled e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, e.by());
            case MeetingConvened e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case MeetingCancelled e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case MinutesCirculated e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case MinutesApproved e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case ActionOverdue e ->
                new Circle(directory)
                        .officials(Why.OWNS, e.agency())
                        .coordinators()
                        .toldOf(releasableTo, null);
            case PackageOpened e -> ofAgreement(e.agreement(), 0, directory).toldOf(releasableTo, null);
            case OfAccess e -> ofAccess(e, directory).toldOf(releasableTo, null);
        };
    }

    // What may be released of a party's information concerns who signs for it; the answer, who asked.
    private static Circle ofAccess(OfAccess event, Directory directory) {
        Circle circle = new Circle(directory);
        String originator =
                switch (event) {
                    case AccessConsultationAsked e -> e.party();
                    case AccessConsultationAnswered _ -> null;
                    case AccessReminderDue e -> e.party();
                    case AccessConsultationEnded e -> e.party();
                };
        if (originator != null) {
            directory.agenciesOf(originator).forEach(agency -> circle.signatories(Why.LEADS, agency));
        }
        return switch (event) {
            case AccessConsultationAnswered e -> circle.officials(Why.LEADS, e.askingAgency());
            case AccessReminderDue e when e.overdue() -> circle.officials(Why.LEADS, e.askingAgency());
            case OfAccess _ -> circle;
        };
    }

    // What changes of a party or one of its agencies concerns who signs for it; null for participants of no party.
    private static Circle ofParty(String party, Directory directory) {
        Circle circle = new Circle(directory);
        if (party != null) {
            directory.agenciesOf(party).forEach(agency -> circle.signatories(Why.LEADS, agency));
        }
        return circle.coordinators();
    }

    // What concerns an agreement as a whole concerns those who lead for a party, and the secretariat.
    private static Circle ofAgreement(String code, int version, Directory directory) {
        Agreement agreement = directory.agreement(code);
        if (agreement.version() < version) {
            throw new NotYetKnownException("agreement " + code + " in version " + version);
        }
        Circle circle = new Circle(directory);
        agreement.leadAgencies().forEach(lead -> circle.officials(Why.LEADS, lead));
        return circle.coordinators();
    }
}

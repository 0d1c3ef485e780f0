package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyAccess.Acting;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.PartyAct;

/** Lets a party end its own support of a selected project, alone and for good. The selection itself stands. */
@ApplicationScoped
class SupportEnding {

    private final CandidacyAccess access;
    private final SupportEnds ends;
    private final CandidacyAnnouncements announcements;
    private final Clock clock;

    SupportEnding(CandidacyAccess access, SupportEnds ends, CandidacyAnnouncements announcements, Clock clock) {
        this.access = access;
        this.ends = ends;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Records that the acting official's party ends its support. */
    void end(UUID project, String agreement, String reasons) {
        Acting acting = access.beginAsParty(project, agreement, PartyAct.END_SUPPORT);
        CandidacyRow row = acting.row();
        if (!isSelected(row.state())) {
            throw Problems.conflict(
                    "not-selected",
                    "The project is not selected",
                    "It stands in " + row.stage + ", " + row.status
                            + ". There is support to end only while the project is selected.");
        }
        Actor by = acting.official().actor();
        SupportEndRow.Key key = new SupportEndRow.Key(row.id, by.party());
        if (ends.findById(key) != null) {
            throw Problems.conflict(
                    "support-ended",
                    "Your party's support has ended already",
                    "It was recorded with its reasons; read the candidacy.");
        }
        SupportEndRow end = new SupportEndRow();
        end.key = key;
        end.reasons = reasons;
        end.endedAt = clock.instant();
        end.endedBy = by;
        end.releasableTo = row.releasableTo;
        ends.persist(end);
        row.version++;
        announcements.supportEnded(row, end);
    }

    /** Whether the parties selected it and it is not over. */
    static boolean isSelected(CandidacyState state) {
        boolean isSelected = state.stage() == Stage.SUPPORT || state.stage() == Stage.COMPLETED;
        return isSelected && !(state.standing() instanceof Ended);
    }
}

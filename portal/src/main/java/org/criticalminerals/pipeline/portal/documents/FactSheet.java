package org.criticalminerals.pipeline.portal.documents;

import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.project.SectionPanel;

/** A project on two pages, for somebody who has five minutes. */
final class FactSheet {

    private static final int PAGES = 2;

    private FactSheet() {}

    /** The fullest fact sheet that stays within two pages. */
    static OfficialDocument of(Project project, DocumentDesk desk) {
        OfficialDocument sheet = null;
        for (Room room : Room.NARROWING) {
            sheet = within(room, project, desk);
            if (PdfPages.write(sheet).pages() <= PAGES) {
                return sheet;
            }
        }
        return sheet;
    }

    static OfficialDocument within(Room room, Project project, DocumentDesk desk) {
        PageMarking marking = desk.marking();
        var blocks = new ProjectBlocks(desk, marking, room)
                .of(project, SectionPanel.of(project, desk.definitions(), desk.frame()));
        return desk.document(
                "factSheet", project.name(), ProjectBlocks.subtitle(project, desk), marking, false, blocks);
    }
}

package org.criticalminerals.pipeline.portal.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.ProjectClient.FrozenDossier;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.client.ProjectClient.SectionState;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.criticalminerals.pipeline.portal.dossier.SectionView;
import org.criticalminerals.pipeline.portal.layout.Frame;

/**
 * A section of a dossier on a page.
 *
 * @param definition what it is
 * @param marking who may see it; null while nothing is written
 * @param defaultMarking whether the marking is the agreement's default
 * @param state its last change; null where that isn't told
 * @param view what it says; null while nothing is written
 */
public record SectionPanel(
        SectionDefinition definition, Marking marking, boolean defaultMarking, SectionState state, SectionView view) {

    /** The panels of a project's current dossier; sections that nobody wrote are there too, empty. */
    public static List<SectionPanel> of(Project project, Definitions definitions, Frame frame) {
        Map<String, SectionState> states = project.sections().stream()
                .collect(Collectors.toMap(SectionState::section, Function.identity(), (a, b) -> b));
        List<SectionPanel> panels = new ArrayList<>();
        for (SectionDefinition definition : definitions.all()) {
            SectionState state = states.getOrDefault(
                    definition.name(), states.get(definition.name().toUpperCase(java.util.Locale.ROOT)));
            JsonNode content = project.dossier().get(definition.name());
            panels.add(new SectionPanel(
                    definition,
                    state == null ? null : state.marking(),
                    state != null && state.isDefaultMarking(),
                    state,
                    content == null ? null : SectionView.of(definition, content, frame.reader(), frame.names())));
        }
        return panels;
    }

    /** The panels of a frozen dossier version: only what is in it. */
    public static List<SectionPanel> of(FrozenDossier dossier, Definitions definitions, Frame frame) {
        return definitions.all().stream()
                .filter(definition -> dossier.sections().containsKey(definition.name()))
                .map(definition -> {
                    var section = dossier.sections().get(definition.name());
                    return new SectionPanel(
                            definition,
                            section.marking(),
                            false,
                            null,
                            section.content() == null
                                    ? null
                                    : SectionView.of(definition, section.content(), frame.reader(), frame.names()));
                })
                .toList();
    }

    /** Whether something is written in it. */
    public boolean isWritten() {
        return view != null;
    }

    /** Whether its marking is known. */
    public boolean isMarked() {
        return marking != null;
    }

    /** Who changed it last, as far as the reader may know. */
    public String changedBy(Frame frame) {
        return state == null ? "" : HistoryLine.who(state.changedBy(), frame);
    }
}

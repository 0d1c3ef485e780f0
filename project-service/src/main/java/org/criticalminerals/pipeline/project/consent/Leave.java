package org.criticalminerals.pipeline.project.consent;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Section;

/**
 * To whom sections of a dossier may be released, as far as that takes the promoter's consent, and which are under export
 * control. A value; no clock looks in.
 *
 * @param held what holds today
 * @param controlled sections whose technical data is under export control
 */
public record Leave(List<Held> held, Set<Section> controlled) {

    /** Nothing. */
    public static final Leave NONE = new Leave(List.of(), Set.of());

    /** What stands for the project as such, beside the names of sections. */
    public static final String DISCLOSURE = "disclosure";

    public Leave {
        held = List.copyOf(held);
        controlled = Set.copyOf(controlled);
    }

    /**
     * A record that holds.
     *
     * @param subject a section's name, or {@link #DISCLOSURE}
     * @param party to whom; {@code *} for everyone
     * @param contentHash the hash of the one content for which it holds; null for any
     */
    public record Held(String subject, String party, String contentHash) {}

    /** Whether a section is under export control: then it reaches no other party, whoever consented. */
    public boolean isControlled(Section section) {
        return controlled.contains(section);
    }

    /** To which parties a section with that content may be released. */
    public Set<String> receivers(Section section, String contentHash) {
        return isControlled(section)
                ? Set.of()
                : held.stream()
                        .filter(record -> record.subject().equals(section.path()))
                        .filter(record -> record.contentHash() == null
                                || record.contentHash().equals(contentHash))
                        .map(Held::party)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** To which parties the promoter consented to the project's disclosure. */
    public Set<String> disclosedTo() {
        return held.stream()
                .filter(record -> record.subject().equals(DISCLOSURE))
                .map(Held::party)
                .collect(Collectors.toUnmodifiableSet());
    }
}

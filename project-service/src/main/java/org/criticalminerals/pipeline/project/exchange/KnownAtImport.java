package org.criticalminerals.pipeline.project.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.project.candidacy.Submissions;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;

/** What the mapping of one import's rows has to know, each agreement looked up once. */
final class KnownAtImport implements RowMapping.Known {

    private final Map<String, Optional<AgreementState>> agreements = new HashMap<>();
    private final List<AgencyState> agencies;
    private final Function<String, Optional<AgreementState>> lookUp;
    private final Submissions submissions;
    private final DossierService dossiers;

    KnownAtImport(
            List<AgencyState> agencies,
            Function<String, Optional<AgreementState>> lookUp,
            Submissions submissions,
            DossierService dossiers) {
        this.agencies = agencies;
        this.lookUp = lookUp;
        this.submissions = submissions;
        this.dossiers = dossiers;
    }

    @Override
    public List<AgencyState> agencies() {
        return agencies;
    }

    @Override
    public Optional<AgreementState> agreement(String code) {
        return agreements.computeIfAbsent(code, lookUp);
    }

    @Override
    public Optional<String> obstacle(AgreementState agreement, String party) {
        return submissions.obstacle(agreement, party);
    }

    @Override
    public <C extends SectionContent> C check(Class<C> type, C content) {
        return dossiers.check(type, content);
    }
}

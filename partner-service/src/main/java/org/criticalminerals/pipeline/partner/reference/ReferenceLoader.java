package org.criticalminerals.pipeline.partner.reference;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.partner.access.AccessLawService;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the reference data at the start, before the first event is read: what is new by its content gets a new version
 * and is told to the other services. Of several replicas that start at once one loads, the others find nothing new.
 */
@ApplicationScoped
public class ReferenceLoader {

    private static final Logger LOG = Logger.getLogger(ReferenceLoader.class);
    private static final long LOCK = 0x6d696e5f726566L; // "min_ref"

    private final WorkerTransactions transactions;
    private final PartyService parties;
    private final AgreementService agreements;
    private final CriteriaSetService criteria;
    private final AccessLawService accessLaws;
    private final Path folder;

    ReferenceLoader(
            WorkerTransactions transactions,
            PartyService parties,
            AgreementService agreements,
            CriteriaSetService criteria,
            AccessLawService accessLaws,
            @ConfigProperty(name = "pipeline.reference.dir") Path folder) {
        this.transactions = transactions;
        this.parties = parties;
        this.agreements = agreements;
        this.criteria = criteria;
        this.accessLaws = accessLaws;
        this.folder = folder;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        int changed = load(folder);
        LOG.infof("Reference data of %s: %d changed", folder, changed);
    }

    /**
     * Loads a folder.
     *
     * @return how many parties, agencies, agreements, criteria sets and laws on access changed
     * @throws ReferenceDataException where the data holds a fault; nothing is loaded then
     */
    int load(Path from) {
        ReferenceData data = ReferenceFiles.read(from);
        return transactions.call(() -> {
            lock();
            int changed = 0;
            changed += (int) data.parties().stream().filter(parties::load).count();
            changed += (int) data.agencies().stream().filter(parties::load).count();
            changed += (int) data.criteria().stream().filter(criteria::load).count();
            changed += (int) data.accessLaws().stream().filter(accessLaws::load).count();
            changed += (int) data.agreements().stream().filter(this::load).count();
            return changed;
        });
    }

    private boolean load(AgreementDefinition file) {
        AgreementDefinition merged = agreements.afterFile(file).orElse(null);
        if (merged == null) {
            return false;
        }
        List<AgreementCheck.Fault> faults =
                AgreementCheck.faults(merged, parties.codes(), parties.partyOfEveryAgency());
        if (!faults.isEmpty()) {
            throw new ReferenceDataException("The file of " + file.code()
                    + " doesn't fit what was agreed since it was loaded last:\n  "
                    + faults.stream()
                            .map(fault -> fault.field() + ": " + fault.message())
                            .collect(Collectors.joining("\n  ")));
        }
        return agreements.load(file, merged);
    }

    private void lock() {
        transactions.onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                statement.setLong(1, LOCK);
                return statement.execute();
            }
        });
    }
}

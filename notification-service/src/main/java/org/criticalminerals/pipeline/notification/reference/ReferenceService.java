package org.criticalminerals.pipeline.notification.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.criticalminerals.pipeline.events.ReferenceEvent.PartyState;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;

/**
 * Who there is to tell: this service's copies of people, agencies, parties and agreements. The picture of them is kept in
 * memory and renewed when their version in the database has grown, so that telling an event costs one short query.
 */
@ApplicationScoped
public class ReferenceService {

    private final WorkerTransactions transactions;
    private final Event<OfficialChanged> officialChanged;
    private final AtomicReference<DirectorySnapshot> latest = new AtomicReference<>();

    ReferenceService(WorkerTransactions transactions, Event<OfficialChanged> officialChanged) {
        this.transactions = transactions;
        this.officialChanged = officialChanged;
    }

    /** The copies as they stand, within a worker transaction, until whose end they don't change. */
    public DirectorySnapshot heldStill() {
        return transactions.onConnection(connection -> {
            ReferenceTables.holdStill(connection);
            DirectorySnapshot snapshot = read(connection);
            // Only here nobody else can be changing the copies, so that this is what was committed.
            latest.set(snapshot);
            return snapshot;
        });
    }

    /** The copies as they stand, within a worker transaction. */
    public DirectorySnapshot current() {
        return transactions.onConnection(this::read);
    }

    /** Takes a state into the copies, within a worker transaction. */
    void put(ReferenceEvent state) {
        boolean changed = transactions.onConnection(connection -> {
            ReferenceTables.changeAlone(connection);
            return switch (state) {
                case PartyState party -> ReferenceTables.put(connection, party);
                case AgencyState agency -> ReferenceTables.put(connection, agency);
                case AgreementState agreement -> ReferenceTables.put(connection, agreement);
                case OfficialState official -> ReferenceTables.put(connection, official);
            };
        });
        if (changed && state instanceof OfficialState official) {
            officialChanged.fire(new OfficialChanged(official.subject(), official.agency()));
        }
    }

    private DirectorySnapshot read(Connection connection) throws SQLException {
        long version = ReferenceTables.version(connection);
        DirectorySnapshot known = latest.get();
        if (known != null && known.version() == version) {
            return known;
        }
        return ReferenceTables.load(connection, version);
    }
}

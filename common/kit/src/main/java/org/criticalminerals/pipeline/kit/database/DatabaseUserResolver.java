package org.criticalminerals.pipeline.kit.database;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Hibernate as which database user a session works. */
@PersistenceUnitExtension
@ApplicationScoped
class DatabaseUserResolver implements TenantResolver {

    private final CurrentDatabaseUser current;

    DatabaseUserResolver(CurrentDatabaseUser current) {
        this.current = current;
    }

    @Override
    public String getDefaultTenantId() {
        return DatabaseUser.APPLICATION.tenant();
    }

    @Override
    public String resolveTenantId() {
        boolean inRequest = Arc.container().requestContext().isActive();
        return (inRequest ? current.get() : DatabaseUser.APPLICATION).tenant();
    }
}

package org.criticalminerals.pipeline.project.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.project.dossier.section.PartialDate;

/** The designations that projects have from programmes outside, for example as strategic projects of the Union. */
@ApplicationScoped
public class Designations {

    private static final int MOST = 100;

    private final Rows rows;

    Designations(Rows rows) {
        this.rows = rows;
    }

    /** The designations' rows. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<DesignationRow, UUID> {}

    /**
     * A designation.
     *
     * @param programme the programme
     * @param authority who designated; null where the source doesn't say
     * @param date when, as precisely as known; null where unknown
     * @param source where this is known from
     */
    public record Designation(String programme, String authority, PartialDate date, String source) {}

    /** A project's designations. */
    public List<Designation> of(UUID project) {
        return rows.find("projectId = ?1 order by id", project).page(0, MOST).list().stream()
                .map(row -> new Designation(
                        row.programme,
                        row.authority,
                        row.designatedOn == null ? null : PartialDate.parse(row.designatedOn),
                        row.source))
                .toList();
    }

    /** Adds a designation. */
    void add(UUID project, Designation designation) {
        DesignationRow row = new DesignationRow();
        row.id = Ids.next();
        row.projectId = project;
        row.programme = designation.programme();
        row.authority = designation.authority();
        row.designatedOn =
                designation.date() == null ? null : designation.date().toString();
        row.source = designation.source();
        rows.persist(row);
    }
}

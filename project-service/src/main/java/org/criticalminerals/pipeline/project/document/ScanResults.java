package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Clean;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Infected;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Verdict;
import org.criticalminerals.pipeline.project.dossier.Releases;

/** Keeps what a scanner found, and tells where it is malware; in a worker transaction. */
@ApplicationScoped
class ScanResults {

    private final FileJobs jobs;
    private final Documents documents;
    private final Releases releases;
    private final DocumentAnnouncements announcements;

    ScanResults(FileJobs jobs, Documents documents, Releases releases, DocumentAnnouncements announcements) {
        this.jobs = jobs;
        this.documents = documents;
        this.releases = releases;
        this.announcements = announcements;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(FileJobs.Job job, Verdict verdict) {
        switch (verdict) {
            case Clean clean -> jobs.scanned(job, ScanState.CLEAN, null);
            case Infected infected -> {
                DocumentRow row = documents.findById(job.document());
                // The project's root comes first, so that events follow each other as their facts do.
                Optional.ofNullable(row)
                        .map(found -> releases.lockForWorker(found.projectId))
                        .filter(project -> jobs.scanned(job, ScanState.INFECTED, infected.signature()))
                        .ifPresent(
                                project -> announcements.infected(project, row, job.version(), infected.signature()));
            }
        }
    }
}

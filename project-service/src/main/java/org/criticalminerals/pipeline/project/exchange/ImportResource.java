package org.criticalminerals.pipeline.project.exchange;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Imports of projects from a file. */
@Path("/api/v1/project-imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final int BUFFER = 64 * 1024;

    private final ImportAcceptance acceptance;
    private final ImportService service;
    private final long mostBytes;

    ImportResource(
            ImportAcceptance acceptance,
            ImportService service,
            @ConfigProperty(name = "pipeline.import.largest-bytes") long mostBytes) {
        this.acceptance = acceptance;
        this.service = service;
        this.mostBytes = mostBytes;
    }

    // The file lies on disk before a transaction begins: a slow sender holds no connection of the database.
    @POST
    @Consumes("text/csv")
    @Blocking
    @PermissionsAllowed(Acts.IMPORT_PROJECTS)
    public Response begin(@QueryParam("atomic") boolean atomic, InputStream body) throws IOException {
        java.nio.file.Path file = Files.createTempFile("project-import", ".csv");
        try {
            String digest = spool(body, file);
            service.requireHeader(file);
            try (InputStream content = Files.newInputStream(file)) {
                return acceptance.accept(digest, atomic, content);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String spool(InputStream body, java.nio.file.Path file) throws IOException {
        if (body == null) {
            throw Problems.invalid("", "the file is missing; send it as text/csv");
        }
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                total += count;
                if (total > mostBytes) {
                    throw Problems.tooLarge("A file has at most " + mostBytes / (1 << 20)
                            + " MiB. Split it; its parts can be imported" + " one after another.");
                }
                out.write(buffer, 0, count);
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed(Acts.IMPORT_PROJECTS)
    public ImportService.Import get(@PathParam("id") UUID id) {
        return service.get(id);
    }
}

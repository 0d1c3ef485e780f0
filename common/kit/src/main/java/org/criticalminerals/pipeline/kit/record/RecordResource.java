package org.criticalminerals.pipeline.kit.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.record.ExportedLeaf;
import org.criticalminerals.pipeline.record.Finding;
import org.criticalminerals.pipeline.record.LeafField;
import org.criticalminerals.pipeline.record.RecordAudit;
import org.criticalminerals.pipeline.record.RootKeys;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The record of acts over HTTP: a party's own leaves with their proofs, and whether all is as it was sealed. */
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class RecordResource {

    private static final int LONGEST_ID = 100;

    private final LeafQueries queries;
    private final RecordVerification verification;
    private final RootCopies copies;
    private final SigningKeys keys;
    private final ActingOfficials officials;
    private final RecordOfActs record;

    RecordResource(
            LeafQueries queries,
            RecordVerification verification,
            RootCopies copies,
            SigningKeys keys,
            ActingOfficials officials,
            RecordOfActs record) {
        this.queries = queries;
        this.verification = verification;
        this.copies = copies;
        this.keys = keys;
        this.officials = officials;
        this.record = record;
    }

    /** The own party's leaves, each as a line of an export. */
    @GET
    @Path("/leaves")
    @PermissionsAllowed(Acts.READ_RECORD)
    @Operation(summary = "The own party's part of the record of acts, newest first, with proofs")
    public Page<JsonNode> leaves(
            @Parameter(description = "The project that the acts were about") @QueryParam("project") UUID project,
            @Parameter(description = "Who acted: the identity provider's identifier") @QueryParam("official")
                    String official,
            @Parameter(description = "From this instant on") @QueryParam("from") String from,
            @Parameter(description = "Before this instant") @QueryParam("until") String until,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        LeafQueries.Filter filter =
                new LeafQueries.Filter(project, bounded(official), instant("/from", from), instant("/until", until));
        record.read(
                "record",
                project == null ? "leaves" : project.toString(),
                Set.of(officials.current().party()));
        List<ExportedLeaf> leaves = queries.list(filter, after(cursor), size + 1);
        return Page.of(
                        leaves,
                        size,
                        last -> Cursor.encode(
                                last.leaf().text(LeafField.AT), last.leaf().id()))
                .map(ExportedLeaf::toJson);
    }

    /** The signed roots, the oldest first. */
    @GET
    @Path("/roots")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The signed roots of the record's batches, in order")
    public Page<RootView> roots(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        List<SealedRoot> roots = queries.roots(number(cursor), size + 1);
        return Page.of(roots, size, last -> Cursor.encode(last.number() + 1)).map(RootView::of);
    }

    /** Copies of a service's roots as they were published, the oldest first. */
    @GET
    @Path("/root-copies")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The roots of a service as they were published and this service kept them")
    public Page<RootView> copies(
            @Parameter(description = "Whose roots") @QueryParam("service") String of,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        int size = Limit.of(limit);
        if (of == null || !of.matches("[a-z-]{1,40}")) {
            throw Problems.invalid("/service", "must name a service, for example project-service");
        }
        List<SealedRoot> roots = copies.of(of, number(cursor), size + 1);
        return Page.of(roots, size, last -> Cursor.encode(last.number() + 1)).map(RootView::of);
    }

    /** The keys that sign roots. */
    @GET
    @Path("/keys")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The public keys that may have signed roots")
    public Page<KeyView> keys() {
        return new Page<>(
                keys.trusted().entrySet().stream()
                        .map(key -> new KeyView(key.getKey(), RootKeys.write(key.getValue())))
                        .toList(),
                null);
    }

    /** Verifies batches of the whole record. */
    @GET
    @Path("/verification")
    @PermissionsAllowed(Acts.READ_RECORD)
    @Operation(summary = "Compares batches with what was sealed, and names each place where they differ")
    public VerificationView verify(
            @Parameter(description = "The batch to go on with, as the answer before said") @QueryParam("cursor")
                    String cursor,
            @QueryParam("limit") Integer limit) {
        return VerificationView.of(verification.look(number(cursor), Limit.of(limit), null));
    }

    /**
     * A signed root.
     *
     * @param service whose record
     * @param number the batch's number, from 1
     * @param leaves how many leaves it has
     * @param root the tree's root, in hexadecimal
     * @param previous the hash of the root before, in hexadecimal
     * @param sealedAt when it was made
     * @param keyId which key signed it
     * @param signature in Base64
     */
    public record RootView(
            String service,
            long number,
            int leaves,
            String root,
            String previous,
            Instant sealedAt,
            String keyId,
            String signature) {

        static RootView of(SealedRoot root) {
            return new RootView(
                    root.service(),
                    root.number(),
                    root.leaves(),
                    HexFormat.of().formatHex(root.root()),
                    HexFormat.of().formatHex(root.previous()),
                    root.sealedAt(),
                    root.keyId(),
                    Base64.getEncoder().encodeToString(root.signature()));
        }
    }

    /**
     * A public key.
     *
     * @param id its id, which roots name
     * @param publicKey its X.509 form in Base64
     */
    public record KeyView(String id, String publicKey) {}

    /**
     * What verification found.
     *
     * @param batches how many batches were looked at
     * @param leaves how many leaves they have
     * @param findings what is wrong, with its place
     * @param next where to go on; null where that was all
     */
    public record VerificationView(int batches, long leaves, List<Finding> findings, String next) {

        static VerificationView of(RecordAudit.Result result) {
            return new VerificationView(
                    result.batches(),
                    result.leaves(),
                    result.findings(),
                    result.next() == null ? null : Cursor.encode(result.next()));
        }
    }

    private static LeafQueries.After after(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = Cursor.decode(cursor, 2);
        try {
            return new LeafQueries.After(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }

    private static long number(String cursor) {
        if (cursor == null) {
            return 1;
        }
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }

    private static Instant instant(String pointer, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problems.invalid(pointer, "must be an instant, for example 2026-11-24T00:00:00Z");
        }
    }

    private static String bounded(String official) {
        if (official == null || official.isBlank()) {
            return null;
        }
        if (official.length() > LONGEST_ID || official.indexOf('\0') >= 0) {
            throw Problems.invalid("/official", "must be the identifier of an official");
        }
        return official;
    }
}

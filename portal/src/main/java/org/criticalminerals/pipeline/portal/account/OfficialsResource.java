package org.criticalminerals.pipeline.portal.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.AccountClient;
import org.criticalminerals.pipeline.portal.client.AccountClient.Account;
import org.criticalminerals.pipeline.portal.client.AccountClient.Act;
import org.criticalminerals.pipeline.portal.client.AccountClient.Departure;
import org.criticalminerals.pipeline.portal.client.AccountClient.Difference;
import org.criticalminerals.pipeline.portal.client.AccountClient.NewAccount;
import org.criticalminerals.pipeline.portal.client.AccountClient.NewRoles;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.security.Official;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Officials of the own agency or party: who signs in, with which roles; invited, given other roles, let leave. */
@Path("/officials")
@Authenticated
public class OfficialsResource {

    private static final int ROWS = 50;
    private static final List<String> ROLES =
            List.of("desk-officer", "signatory", "support-officer", "auditor", "administrator");

    private final Frames frames;
    private final AccountClient accounts;

    OfficialsResource(Frames frames, @RestClient AccountClient accounts) {
        this.frames = frames;
        this.accounts = accounts;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("agency") String agency, @QueryParam("cursor") String cursor) {
        var started = frames.start("officials");
        var page = Loading.start("officials", accounts.accounts(Forms.given(agency), Forms.given(cursor), ROWS));
        var differences = Loading.start("differences", accounts.differences(null, 1));
        Page<Account> found = page.required();
        Frame frame = started.done();
        return Templates.list(
                frame,
                found,
                differences.optional(),
                agencies(frame),
                Objects.toString(agency, ""),
                Forms.given(cursor) != null);
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance invite() {
        return inviting(frames.start("officials").done(), new Form(null), FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object invite(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("officials");
        try {
            Account invited = Loading.start(
                            "officials",
                            accounts.invite(
                                    sent.textOrNull("key"),
                                    new NewAccount(
                                            sent.textOrNull("firstName"),
                                            sent.textOrNull("lastName"),
                                            sent.textOrNull("email"),
                                            sent.textOrNull("agency"),
                                            sent.all("roles"),
                                            sent.textOrNull("locale"))))
                    .required();
            return Forms.seeOther("/officials/" + invited.id() + "?done=invited");
        } catch (ServiceProblem problem) {
            return inviting(
                    started.done(),
                    sent,
                    FormErrors.of(problem, List.of("firstName", "lastName", "email", "agency", "roles", "locale")));
        }
    }

    private static TemplateInstance inviting(Frame frame, Form sent, FormErrors errors) {
        String agency = sent.textOrNull("agency") == null ? frame.official().agency() : sent.text("agency");
        return Templates.invite(
                frame,
                sent,
                sent.all("roles"),
                grantable(frame.official()),
                agencies(frame),
                agency,
                Forms.newKey(),
                errors);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance official(@PathParam("id") UUID id, @QueryParam("done") String done) {
        return page(frames.start("officials"), id, new Form(null), Objects.toString(done, ""), FormErrors.none());
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object act(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("officials");
        String key = sent.textOrNull("key");
        String act = sent.text("act");
        try {
            Loading.start(
                            "officials",
                            switch (act) {
                                case "roles" ->
                                    accounts.setRoles(
                                            id, key, new NewRoles(roles(id, sent), sent.textOrNull("reason")));
                                case "departure" ->
                                    accounts.letLeave(
                                            id,
                                            key,
                                            new Departure(
                                                    sent.textOrNull("successor"), sent.textOrNull("leaveReason")));
                                case "reminder" -> accounts.remind(id, key);
                                default -> throw new NotFoundException();
                            })
                    .required();
            return Forms.seeOther("/officials/" + id + "?done=" + act);
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            FormErrors errors = FormErrors.of(problem, List.of("roles", "reason", "successor"));
            return page(started, id, sent, "", act.equals("departure") ? ofDeparture(errors) : errors);
        }
    }

    // Two forms of the page ask for a reason.
    private static FormErrors ofDeparture(FormErrors errors) {
        if (!errors.on("reason")) {
            return errors;
        }
        var fields = new LinkedHashMap<>(errors.fields());
        fields.put("leaveReason", fields.remove("reason"));
        return new FormErrors(fields, errors.general());
    }

    // Roles that the reader can't withdraw have no box, and stay.
    private List<String> roles(UUID id, Form sent) {
        Account account = Loading.start("officials", accounts.account(id)).required();
        return Stream.concat(account.keptRoles().stream(), sent.all("roles").stream())
                .distinct()
                .toList();
    }

    private TemplateInstance page(Frames.Started started, UUID id, Form sent, String done, FormErrors errors) {
        var found = Loading.start("officials", accounts.account(id));
        var changes = Loading.start("changes", accounts.changes(id, null, ROWS));
        Account account = found.required();
        List<Account> colleagues = account.permits("DEPARTURE")
                ? Loading.start("officials", accounts.accounts(account.agency(), null, Page.MOST))
                        .required()
                        .items()
                        .stream()
                        .filter(one -> one.mayDraft() && !one.id().equals(id))
                        .toList()
                : List.of();
        List<String> chosen = sent.has("act") ? sent.all("roles") : account.roles();
        List<String> grantable =
                ROLES.stream().filter(account.grantable()::contains).toList();
        return Templates.official(
                started.done(),
                account,
                changes.optional(),
                colleagues,
                grantable.isEmpty() ? account.grantable() : grantable,
                chosen,
                sent,
                Forms.newKey(),
                done,
                errors);
    }

    // Only to leave out what would be refused anyway; the service decides.
    private static List<String> grantable(Official official) {
        if (official.isCoordinator()) {
            return List.of("coordinator");
        }
        return official.isAdministrator() ? ROLES : ROLES.subList(0, 3);
    }

    private static List<Agency> agencies(Frame frame) {
        ReferenceData names = frame.names();
        return frame.official().isAdministrator()
                ? names.parties().stream()
                        .filter(party -> party.code().equals(frame.official().party()))
                        .map(Party::agencies)
                        .flatMap(List::stream)
                        .toList()
                : List.of();
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame,
                Page<Account> page,
                Loaded<Page<Difference>> differences,
                List<Agency> agencies,
                String agency,
                boolean further);

        static native TemplateInstance invite(
                Frame frame,
                Form sent,
                List<String> chosen,
                List<String> grantable,
                List<Agency> agencies,
                String agency,
                String key,
                FormErrors errors);

        static native TemplateInstance official(
                Frame frame,
                Account account,
                Loaded<Page<Act>> changes,
                List<Account> colleagues,
                List<String> grantable,
                List<String> chosen,
                Form sent,
                String key,
                String done,
                FormErrors errors);
    }
}

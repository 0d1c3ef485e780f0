package org.criticalminerals.pipeline.portal.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.PartnerClient;
import org.criticalminerals.pipeline.portal.client.PartnerClient.NewAnswer;
import org.criticalminerals.pipeline.portal.client.PartnerClient.NewExtension;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What moves a review's deadline: answers to what parties asked, and more time by consent of all. */
@Path("/reviews/{id}")
@Authenticated
public class ReviewTimeResource {

    private static final Set<String> ANSWER_FIELDS = Set.of("answer");
    private static final Set<String> EXTENSION_FIELDS = Set.of("workingDays", "reasons");

    private final Frames frames;
    private final PartnerClient partners;

    ReviewTimeResource(Frames frames, @RestClient PartnerClient partners) {
        this.frames = frames;
        this.partners = partners;
    }

    /** The form to answer a party's question. */
    @GET
    @Path("/answer")
    @RunOnVirtualThread
    public TemplateInstance answer(@PathParam("id") UUID id, @QueryParam("party") String party) {
        return answerPage(id, Objects.toString(party, ""), "", FormErrors.none());
    }

    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object answered(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        frames.start("reviews");
        String party = sent.text("party");
        String answer = sent.text("answer");
        if (answer.isEmpty()) {
            return answerPage(id, party, answer, FormErrors.of("answer", "writeAnswer"));
        }
        return act(
                id,
                "questionAnswered",
                () -> partners.answer(id, sent.textOrNull("key"), new NewAnswer(party, answer)),
                problem -> answerPage(id, party, answer, FormErrors.of(problem, ANSWER_FIELDS)));
    }

    /** The form to propose more time. */
    @GET
    @Path("/extension")
    @RunOnVirtualThread
    public TemplateInstance extension(@PathParam("id") UUID id) {
        return extensionPage(id, Map.of("workingDays", "", "reasons", ""), FormErrors.none());
    }

    @POST
    @Path("/extension")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object proposed(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        frames.start("reviews");
        Map<String, String> typed = Map.of("workingDays", sent.text("workingDays"), "reasons", sent.text("reasons"));
        if (!typed.get("workingDays").matches("\\d{1,3}")) {
            return extensionPage(id, typed, FormErrors.of("workingDays", "workingDays"));
        }
        NewExtension proposal = new NewExtension(Integer.valueOf(typed.get("workingDays")), typed.get("reasons"));
        return act(
                id,
                "extensionProposed",
                () -> partners.proposeExtension(id, sent.textOrNull("key"), proposal),
                problem -> extensionPage(id, typed, FormErrors.of(problem, EXTENSION_FIELDS)));
    }

    /** Consents to a proposal for the own party. */
    @POST
    @Path("/extension/{number}/consent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object consented(@PathParam("id") UUID id, @PathParam("number") int number) {
        String party = frames.start("reviews").official().party();
        return act(
                id,
                "extensionConsented",
                () -> partners.consentToExtension(id, number, party),
                problem ->
                        extensionPage(id, Map.of("workingDays", "", "reasons", ""), FormErrors.of(problem, Set.of())));
    }

    private static Object act(
            UUID id,
            String done,
            Supplier<io.smallrye.mutiny.Uni<?>> call,
            java.util.function.Function<ServiceProblem, Object> refused) {
        try {
            Loading.start("reviews", call.get()).required();
            return Response.seeOther(URI.create("/reviews/" + id + "?done=" + done))
                    .build();
        } catch (ServiceProblem problem) {
            if (problem.status() == 404 || problem.status() == 401) {
                throw problem;
            }
            return refused.apply(problem);
        }
    }

    private TemplateInstance answerPage(UUID id, String party, String answer, FormErrors errors) {
        var started = frames.start("reviews");
        Review review = Loading.start("reviews", partners.review(id)).required();
        return Templates.answer(started.done(), review, party, answer, Forms.newKey(), errors);
    }

    private TemplateInstance extensionPage(UUID id, Map<String, String> typed, FormErrors errors) {
        var started = frames.start("reviews");
        Review review = Loading.start("reviews", partners.review(id)).required();
        return Templates.extension(started.done(), review, typed, Forms.newKey(), errors);
    }

    @CheckedTemplate(basePath = "review")
    static class Templates {
        private Templates() {}

        static native TemplateInstance answer(
                Frame frame, Review review, String party, String answer, String key, FormErrors errors);

        static native TemplateInstance extension(
                Frame frame, Review review, Map<String, String> typed, String key, FormErrors errors);
    }
}

package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jboss.resteasy.reactive.common.core.BlockingNotAllowedException;

/** Turns a service's refusal into a {@link ServiceProblem}, whatever body it has. */
public class ProblemMapper implements ResponseExceptionMapper<ServiceProblem> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public ServiceProblem toThrowable(Response response) {
        return new ServiceProblem(response.getStatus(), bodyOf(response));
    }

    private static JsonNode bodyOf(Response response) {
        try {
            String text = response.hasEntity() ? response.readEntity(String.class) : "";
            return JSON.readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException | BlockingNotAllowedException notJson) {
            // A file that is refused comes as a stream, of which this thread may not wait for more.
            return JSON.createObjectNode();
        }
    }
}

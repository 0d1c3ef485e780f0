package org.criticalminerals.pipeline.project.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.criticalminerals.pipeline.events.Actor;

/** Keeps in one column who did something. */
@Converter
public class ActorConverter implements AttributeConverter<Actor, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(Actor actor) {
        try {
            return actor == null ? null : JSON.writeValueAsString(actor);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Actor convertToEntityAttribute(String column) {
        try {
            return column == null ? null : JSON.readValue(column, Actor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored actor is not readable", e);
        }
    }
}

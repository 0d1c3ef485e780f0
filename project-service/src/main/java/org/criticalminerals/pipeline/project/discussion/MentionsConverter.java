package org.criticalminerals.pipeline.project.discussion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.criticalminerals.pipeline.events.Actor;

/** Keeps in one column who is mentioned. */
@Converter
class MentionsConverter implements AttributeConverter<List<Actor>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(List<Actor> mentions) {
        try {
            return JSON.writeValueAsString(mentions == null ? List.of() : mentions);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public List<Actor> convertToEntityAttribute(String column) {
        try {
            return column == null ? List.of() : JSON.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored mentions are not readable", e);
        }
    }
}

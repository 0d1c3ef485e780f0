package org.criticalminerals.pipeline.project.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a JSON tree in one column. */
@Converter
public class JsonConverter implements AttributeConverter<JsonNode, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(JsonNode tree) {
        return tree == null ? null : tree.toString();
    }

    @Override
    public JsonNode convertToEntityAttribute(String column) {
        try {
            return column == null ? null : JSON.readTree(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored column is no JSON", e);
        }
    }
}

package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;

/** Keeps a marking in one column. */
@Converter
public class MarkingConverter implements AttributeConverter<StoredMarking, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(StoredMarking marking) {
        try {
            return marking == null ? null : JSON.writeValueAsString(marking);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public StoredMarking convertToEntityAttribute(String column) {
        try {
            return column == null ? null : JSON.readValue(column, StoredMarking.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored marking is not readable", e);
        }
    }
}

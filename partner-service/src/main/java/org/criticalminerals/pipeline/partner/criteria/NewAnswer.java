package org.criticalminerals.pipeline.partner.criteria;

import java.time.LocalDate;

/**
 * An answer as an official gives it over HTTP. {@link NewAnswerCheck} says what is wrong with one.
 *
 * @param answer {@code MET}, {@code NOT_MET} or {@code INSUFFICIENT}
 * @param evidence what it rests on
 * @param reference where that can be found: a file number, a section of the dossier
 * @param link an address where it can be read
 * @param validFrom the first day on which it holds; absent from the beginning
 * @param validUntil the last day on which it holds; absent without end
 * @param score how the own agency rates it, from 0 to 5; seen by that agency alone
 * @param replaces the version of the own answer that this one replaces; absent for the first
 */
public record NewAnswer(
        String answer,
        String evidence,
        String reference,
        String link,
        LocalDate validFrom,
        LocalDate validUntil,
        Integer score,
        Integer replaces) {

    static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

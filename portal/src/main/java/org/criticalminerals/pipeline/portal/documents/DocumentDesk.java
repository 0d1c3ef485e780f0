package org.criticalminerals.pipeline.portal.documents;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.documents.OfficialDocument.Sheet;
import org.criticalminerals.pipeline.portal.documents.OfficialDocument.Stamp;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Language;

/**
 * What composing a document for one reader takes: the words of their language, their forms of dates and figures, names
 * for codes.
 *
 * @param frame the reader, and when
 * @param texts the words
 * @param definitions what a dossier's sections hold
 */
record DocumentDesk(Frame frame, DocumentTexts texts, Definitions definitions) {

    static DocumentDesk of(Frame frame, Definitions definitions, Language language) {
        Frame words = frame.in(language);
        Locale locale = words.reader().locale();
        return new DocumentDesk(words, DocumentTexts.in(locale), definitions.in(locale));
    }

    /** A document that stands on the reader's desk. */
    OfficialDocument document(
            String kind, String title, String subtitle, PageMarking marking, boolean across, List<Block> blocks) {
        return new OfficialDocument(
                new OfficialDocument.FileName(kind, title),
                texts.of("kind." + kind),
                title,
                subtitle,
                marking.label(),
                stamp(),
                Sheet.of(frame.reader().locale().getCountry(), across),
                Stream.concat(blocks.stream(), Stream.of(new Block.Remark(texts.of("asWritten"))))
                        .toList());
    }

    private Stamp stamp() {
        String agency = frame.names().agencyName(frame.official().agency());
        return new Stamp(
                frame.now(),
                texts.of("stamp.for", moment(frame.now()), frame.official().name(), agency),
                texts.of("stamp.unclassified"),
                texts.of("stamp.page"),
                texts.language());
    }

    /** What a review is about: its project, or the agreement where it is about none. */
    String about(Review review) {
        String name = review.subject().projectName();
        return name == null ? frame.names().agreementTitle(review.subject().agreement()) : name;
    }

    /** What a review asks, in a sentence; the title of what else it is about where it isn't a gate. */
    String question(Review review) {
        return texts.asked(review.subject());
    }

    /** What a review is asked for, in a few words. */
    String gate(Review review) {
        return texts.matter(review.subject());
    }

    PageMarking marking() {
        return new PageMarking(texts, frame.names(), frame.official().party());
    }

    String moment(Instant instant) {
        return instant == null ? texts.of("notRecorded") : frame.reader().moment(instant);
    }

    String day(Instant instant) {
        return instant == null ? texts.of("notRecorded") : frame.reader().day(instant);
    }

    String orNotRecorded(String value) {
        return value == null || value.isBlank() ? texts.of("notRecorded") : value;
    }
}

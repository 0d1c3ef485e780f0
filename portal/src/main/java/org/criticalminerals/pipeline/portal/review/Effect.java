package org.criticalminerals.pipeline.portal.review;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.WaitingClient.Preview;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * What signing does, in sentences. The rule tells it; here it is only put in words.
 *
 * @param headline what happens at once
 * @param more what follows from it
 * @param explanation why, as the rule says it; null where that can't be told
 * @param approves whether it opens the gate
 * @param changed whether it is another effect than the one that the official saw before
 */
public record Effect(String headline, List<String> more, String explanation, boolean approves, boolean changed) {

    static Effect of(Preview preview, Review review, Frame frame, boolean changed) {
        String group = review.subject().isGate() ? "effect" : "effectOther";
        String stage = Texts.of("stage", review.subject().gate());
        if (preview.concludes()) {
            return new Effect(
                    Texts.of(group, "now." + preview.outcome()).formatted(stage),
                    List.of(),
                    preview.explanation(),
                    preview.approves(),
                    changed);
        }
        if (preview.sealed()) {
            return new Effect(waits(preview, frame), List.of(Texts.of("effect", "sealed")), null, false, changed);
        }
        List<String> more = new ArrayList<>();
        if (preview.isEscalating()) {
            more.add(Texts.of("effect", "escalates").formatted(preview.escalationDays()));
        }
        more.add(Texts.of(group, "later." + preview.outcome()).formatted(stage));
        return new Effect(waits(preview, frame), more, preview.explanation(), preview.approves(), changed);
    }

    private static String waits(Preview preview, Frame frame) {
        if (preview.questionEnds() != null) {
            return Texts.of("effect", "asks").formatted(frame.reader().moment(preview.questionEnds()));
        }
        List<String> awaited = new ArrayList<>();
        preview.waitingFor().forEach(party -> awaited.add(frame.names().party(party)));
        preview.waitingForConsentOf()
                .forEach(state -> awaited.add(Texts.of("effect", "consent").formatted(Texts.country(state))));
        String until = preview.clockStands()
                ? Texts.of("effect", "answered")
                : Texts.of("effect", "until").formatted(frame.reader().moment(preview.deadline()));
        return awaited.isEmpty()
                ? Texts.of("effect", "open").formatted(until)
                : Texts.of("effect", "waits").formatted(joined(awaited), until);
    }

    private static String joined(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** A mark of a position together with its effect, by which is known that both are as they were shown. */
    static String mark(PositionForm form, Preview preview) {
        String effect = preview.concludes() + "|" + preview.outcome() + "|" + preview.waitingFor() + "|"
                + preview.waitingForConsentOf() + "|" + preview.deadline() + "|" + preview.clockStands() + "|"
                + preview.escalationDays();
        return Integer.toHexString((form.weight() + "|" + effect).hashCode());
    }
}

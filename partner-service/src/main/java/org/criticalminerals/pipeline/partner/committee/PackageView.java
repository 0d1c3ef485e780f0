package org.criticalminerals.pipeline.partner.committee;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewSignature;
import org.criticalminerals.pipeline.partner.committee.PackageSignature.TakenOut;
import org.criticalminerals.pipeline.partner.review.ReviewView;

/**
 * A package as HTTP shows it to one official.
 *
 * @param id the package
 * @param agreement the agreement's code
 * @param title what it is called
 * @param note what the parties should know; null where nothing
 * @param meetingId the meeting that it is meant for; null without one
 * @param openedBy the party that put it together
 * @param openedAt when
 * @param parties the agreement's parties
 * @param reviews its reviews in its order, each as it stands, as far as they are released to this official
 * @param signatures which parties have signed it
 * @param permitted what this official may do: {@code SIGN}
 */
public record PackageView(
        UUID id,
        String agreement,
        String title,
        String note,
        UUID meetingId,
        String openedBy,
        Instant openedAt,
        List<String> parties,
        List<ReviewView> reviews,
        List<Signature> signatures,
        List<String> permitted) {

    private static final String SIGN = "SIGN";

    /**
     * That a party has signed.
     *
     * @param party the party
     * @param agency the agency that signed for it
     * @param signedAt when
     * @param takenOut the reviews on which it took no position by this act
     * @param by who signed; for the own party alone
     * @param act what was signed; for the own party alone, others read it in the positions
     */
    public record Signature(
            String party, String agency, Instant signedAt, List<TakenOut> takenOut, String by, NewSignature act) {}

    static PackageView of(
            ReviewPackage row,
            List<UUID> items,
            Map<UUID, ReviewView> reviews,
            List<PackageSignature> signatures,
            List<PackageAct> acts,
            ActingOfficial reader) {
        List<ReviewView> known =
                items.stream().map(reviews::get).filter(Objects::nonNull).toList();
        boolean hasSigned = signatures.stream().anyMatch(signature -> signature.party.equals(reader.party()));
        boolean maySign = !hasSigned
                && known.stream().anyMatch(review -> review.permitted().contains(SIGN));
        return new PackageView(
                row.id,
                row.agreement,
                row.title,
                row.note,
                row.meetingId,
                row.openedBy,
                row.openedAt,
                List.of(row.parties),
                known,
                Stream.of(row.parties)
                        .flatMap(party -> signatures.stream().filter(one -> one.party.equals(party)))
                        .map(one -> signature(one, acts))
                        .toList(),
                maySign ? List.of(SIGN) : List.of());
    }

    private static Signature signature(PackageSignature signature, List<PackageAct> acts) {
        PackageAct act = acts.stream()
                .filter(one -> one.party.equals(signature.party))
                .findFirst()
                .orElse(null);
        return new Signature(
                signature.party,
                signature.agency,
                signature.signedAt,
                signature.takenOut,
                act == null ? null : act.name,
                act == null ? null : act.act);
    }
}

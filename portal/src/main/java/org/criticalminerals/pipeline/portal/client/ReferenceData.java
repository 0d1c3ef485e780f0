package org.criticalminerals.pipeline.portal.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agreement;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Mineral;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Vocabulary;

/** Names for the codes of agreements, parties, agencies and minerals. A code without a name stands for itself. */
public final class ReferenceData {

    private final List<Agreement> agreements;
    private final List<Party> parties;
    private final Vocabulary vocabulary;
    private final Map<String, Agency> agencies;
    private final Map<String, String> minerals;

    /** Names from what the services told. */
    public ReferenceData(List<Agreement> agreements, List<Party> parties, Vocabulary vocabulary) {
        this.agreements = agreements;
        this.parties = parties;
        this.vocabulary = vocabulary;
        this.agencies = parties.stream()
                .flatMap(party -> party.agencies().stream())
                .collect(Collectors.toMap(Agency::id, Function.identity(), (a, b) -> a));
        this.minerals =
                vocabulary.minerals().stream().collect(Collectors.toMap(Mineral::code, Mineral::name, (a, b) -> a));
    }

    /** No names at all: every code stands for itself. */
    public static ReferenceData empty() {
        return new ReferenceData(List.of(), List.of(), new Vocabulary(List.of(), List.of()));
    }

    /** All agreements. */
    public List<Agreement> agreements() {
        return agreements;
    }

    /** All parties. */
    public List<Party> parties() {
        return parties;
    }

    /** The words that forms offer. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** An agreement by its code. */
    public Optional<Agreement> agreement(String code) {
        return agreements.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** An agreement's title. */
    public String agreementTitle(String code) {
        return code == null ? "" : agreement(code).map(Agreement::title).orElse(code);
    }

    /** A party's name. */
    public String party(String code) {
        if (code == null) {
            return "";
        }
        return parties.stream()
                .filter(one -> one.code().equals(code))
                .map(Party::name)
                .findFirst()
                .orElse(code);
    }

    /**
     * A marking in a party's national words; empty where the party has none of its own.
     *
     * @param readersParty whose words
     * @param language the language's code; English where there are no words in it
     */
    public Optional<String> nationalLabel(Marking marking, String readersParty, String language) {
        return parties.stream()
                .filter(one -> one.code().equals(readersParty) && one.markings() != null)
                .map(one -> one.markings().labels().getOrDefault(marking.kind(), Map.of()))
                .map(words -> words.getOrDefault(language, words.get("en")))
                .filter(Objects::nonNull)
                .map(words -> words.replace("{parties}", String.join(", ", marking.parties()))
                        .replace(
                                "{agencies}",
                                marking.agencies().stream().map(this::agency).collect(Collectors.joining(", "))))
                .findFirst();
    }

    /** An agency's short name. */
    public String agency(String id) {
        if (id == null) {
            return "";
        }
        Agency agency = agencies.get(id);
        return agency == null ? id : agency.shortName() == null ? agency.name() : agency.shortName();
    }

    /** An agency's full name. */
    public String agencyName(String id) {
        if (id == null) {
            return "";
        }
        Agency agency = agencies.get(id);
        return agency == null ? id : agency.name();
    }

    /** A mineral's name. */
    public String mineral(String code) {
        return minerals.getOrDefault(code, code);
    }

    /** The agency that signs for a party under an agreement; empty where none is known. */
    public String lead(String agreement, String party) {
        return agreement(agreement)
                .map(one -> one.leads().getOrDefault(party, ""))
                .orElse("");
    }
}

package org.criticalminerals.pipeline.portal.agreement;

import java.util.List;
import org.criticalminerals.pipeline.portal.agreement.ActField.Option;
import org.criticalminerals.pipeline.portal.client.AgreementClient.CriteriaSetBrief;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * What forms of agreements offer to choose from.
 *
 * @param names parties and agencies
 * @param sets the criteria sets that there are
 * @param definitions the sections of a dossier
 */
record ActChoices(ReferenceData names, List<CriteriaSetBrief> sets, Definitions definitions) {

    private static final String NAMES_THE_PROJECT = "identity";

    static List<Option> codes(String order, String group) {
        return Texts.codes(order).stream()
                .map(code -> new Option(code, Texts.of(group, code)))
                .toList();
    }

    static List<Option> gates() {
        return codes("ruledGate", "gate");
    }

    List<Option> sections() {
        return definitions.all().stream()
                .map(section -> new Option(section.name(), section.title()))
                .toList();
    }

    /** Sections that can be kept from other parties: all but the one that names the project. */
    List<Option> concealable() {
        return sections().stream()
                .filter(section -> !section.value().equals(NAMES_THE_PROJECT))
                .toList();
    }

    List<Option> checklists() {
        return sets.stream().map(set -> new Option(set.code(), set.title())).toList();
    }

    List<Option> inside(Details agreement) {
        return agreement.parties().stream()
                .map(party -> new Option(party, names.party(party)))
                .toList();
    }

    List<Option> outside(Details agreement) {
        return names.parties().stream()
                .filter(party -> !agreement.has(party.code()))
                .map(party -> new Option(party.code(), party.name()))
                .toList();
    }

    /** The agencies of all parties. */
    List<Option> agencies() {
        return names.parties().stream()
                .flatMap(party -> party.agencies().stream()
                        .map(agency -> new Option(agency.id(), party.code() + ": " + agency.name())))
                .toList();
    }

    List<Option> agenciesOf(String code) {
        return names.parties().stream()
                .filter(party -> party.code().equals(code))
                .flatMap(party -> party.agencies().stream())
                .map(agency -> new Option(agency.id(), agency.name()))
                .toList();
    }
}

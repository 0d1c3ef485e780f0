package org.criticalminerals.pipeline.portal.project;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ReferenceData;

/** Who sees something, in words: parties with the number of their agencies, agencies by name, people by their number. */
final class Readers {

    private static final String AGENCY = "agency:";
    private static final String OFFICIAL = "official:";

    private Readers() {}

    static List<String> of(List<String> principals, ReferenceData names) {
        List<String> words = new ArrayList<>();
        int people = 0;
        for (String principal : principals) {
            if (principal.startsWith(OFFICIAL)) {
                people++;
            } else if (principal.startsWith(AGENCY)) {
                words.add(names.agencyName(principal.substring(AGENCY.length())));
            } else {
                words.add(party(principal, names));
            }
        }
        if (people > 0) {
            words.add(people == 1 ? "one person by name" : people + " people by name");
        }
        return words;
    }

    static String party(String code, ReferenceData names) {
        return switch (code) {
            case "*" -> "everyone who signs in";
            case "SECRETARIAT" -> "the joint secretariat";
            default -> {
                int agencies = names.parties().stream()
                        .filter(party -> party.code().equals(code))
                        .map(Party::agencies)
                        .mapToInt(List::size)
                        .sum();
                yield names.party(code)
                        + (agencies == 0 ? "" : " (" + agencies + (agencies == 1 ? " agency)" : " agencies)"));
            }
        };
    }
}

package org.criticalminerals.pipeline.notification.reference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.notification.recipient.Agreement;
import org.criticalminerals.pipeline.notification.recipient.Official;

/**
 * All people, agencies, parties and agreements as they stood at one version of the copies.
 *
 * @param version the version
 * @param agreements by code
 * @param officials active officials by subject
 * @param byAgency active officials by agency, ordered by subject
 * @param agenciesByParty agency ids by party, in order
 * @param partyNames names by party code
 * @param agencyNames names by agency id
 * @param coordinators those who coordinate
 */
public record DirectorySnapshot(
        long version,
        Map<String, Agreement> agreements,
        Map<String, Official> officials,
        Map<String, List<Official>> byAgency,
        Map<String, List<String>> agenciesByParty,
        Map<String, String> partyNames,
        Map<String, String> agencyNames,
        List<Official> coordinators) {

    static DirectorySnapshot of(
            long version,
            List<Agreement> agreements,
            List<Official> officials,
            List<Agency> agencies,
            Map<String, String> partyNames) {
        return new DirectorySnapshot(
                version,
                agreements.stream().collect(Collectors.toUnmodifiableMap(Agreement::code, agreement -> agreement)),
                officials.stream().collect(Collectors.toUnmodifiableMap(Official::subject, official -> official)),
                officials.stream().collect(Collectors.groupingBy(Official::agency)),
                agencies.stream()
                        .filter(agency -> Objects.nonNull(agency.party()))
                        .collect(Collectors.groupingBy(
                                Agency::party, Collectors.mapping(Agency::id, Collectors.toList()))),
                Map.copyOf(partyNames),
                agencies.stream().collect(Collectors.toUnmodifiableMap(Agency::id, Agency::name)),
                officials.stream().filter(Official::coordinates).toList());
    }

    /**
     * An agency as it is copied.
     *
     * @param id its id
     * @param name its name
     * @param party its party; null for participants
     */
    record Agency(String id, String name, String party) {}
}

package org.criticalminerals.pipeline.portal.layout;

import java.util.List;
import java.util.Locale;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agreement;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Mineral;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Vocabulary;
import org.criticalminerals.pipeline.portal.client.ReferenceData;

/**
 * Reference data with its names in another language, from {@code texts/names_<language>.properties}. English names come
 * from the services, and so does every name that has no translation yet: a further party joins by data alone.
 */
final class Names {

    private Names() {}

    static ReferenceData in(Locale locale, ReferenceData data) {
        if (Language.of(locale) == Language.ENGLISH) {
            return data;
        }
        Words words = Words.of("names", locale);
        return new ReferenceData(
                data.agreements().stream()
                        .map(one -> titled(one, words.or("agreement." + one.code(), one.title())))
                        .toList(),
                data.parties().stream()
                        .map(one -> new Party(
                                one.code(), words.or("party." + one.code(), one.name()), agencies(one, words)))
                        .toList(),
                new Vocabulary(
                        data.vocabulary().minerals().stream()
                                .map(one -> named(one, words.or("mineral." + key(one.code()), one.name())))
                                .toList(),
                        data.vocabulary().steps()));
    }

    private static Agreement titled(Agreement one, String title) {
        return new Agreement(
                one.code(), title, one.lifecycle(), one.parties(), one.leads(), one.rules(), one.requiredSections());
    }

    private static List<Agency> agencies(Party party, Words words) {
        return party.agencies().stream()
                .map(one -> new Agency(
                        one.id(),
                        words.or("agency." + one.id(), one.name()),
                        words.or("agency." + one.id() + ".short", one.shortName())))
                .toList();
    }

    private static Mineral named(Mineral one, String name) {
        return new Mineral(one.code(), name, one.group());
    }

    // Codes of minerals may hold spaces, keys can't.
    static String key(String code) {
        return code.replace(' ', '-');
    }
}

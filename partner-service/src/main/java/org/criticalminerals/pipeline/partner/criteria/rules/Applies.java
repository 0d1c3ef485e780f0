package org.criticalminerals.pipeline.partner.criteria.rules;

import java.util.Collection;

/** To which projects an item of a criteria set applies, by where their sites lie. */
public enum Applies {
    /** To every project. */
    ALWAYS,
    /** To a project with a site on the territory of the set's party. */
    TERRITORY,
    /** To a project with a site anywhere else. */
    ELSEWHERE;

    /**
     * Whether the item applies.
     *
     * @param siteCountries ISO 3166 codes of the countries of the sites
     * @param territory the territory of the set's party
     */
    public boolean to(Collection<String> siteCountries, Collection<String> territory) {
        return switch (this) {
            case ALWAYS -> true;
            case TERRITORY -> siteCountries.stream().anyMatch(territory::contains);
            case ELSEWHERE -> siteCountries.stream().anyMatch(country -> !territory.contains(country));
        };
    }
}

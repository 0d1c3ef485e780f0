package org.criticalminerals.pipeline.notification.recipient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Actor;

/** Gathers those whom something concerns: each official once, by the strongest reason. */
final class Circle {

    private final Directory directory;
    private final Map<String, Recipient> members = new LinkedHashMap<>();

    Circle(Directory directory) {
        this.directory = directory;
    }

    /** Those who sign for an agency. */
    Circle signatories(Why why, String agency) {
        return add(why, agency, Official::signs);
    }

    /**
     * Those who keep an agency's desk. Signatories may do what a desk officer does (DOMAIN.md), so where an agency has
     * no desk officer they are its desk.
     */
    Circle desk(Why why, String agency) {
        boolean staffed = directory.ofAgency(agency).stream().anyMatch(Official::keepsDesk);
        return add(why, agency, staffed ? Official::keepsDesk : Official::signs);
    }

    /** Signatories and desk officers of an agency. */
    Circle officials(Why why, String agency) {
        return add(why, agency, official -> official.signs() || official.keepsDesk());
    }

    /** Signatories and desk officers of lead agencies, by party. */
    Circle leads(Map<String, String> leads) {
        inOrder(leads).forEach(lead -> officials(Why.LEADS, lead.getValue()));
        return this;
    }

    /** Leads in the order of their parties, so that those told are always told in the same order. */
    static Stream<Map.Entry<String, String>> inOrder(Map<String, String> leads) {
        return leads.entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    /** Those who coordinate between the parties. */
    Circle coordinators() {
        directory.coordinators().forEach(official -> add(Why.COORDINATES, official));
        return this;
    }

    /** Those who watch a project. */
    Circle watchers(UUID project) {
        directory.watchers(project).forEach(official -> add(Why.WATCHES, official));
        return this;
    }

    /** Some officials, by their subjects. */
    Circle people(Why why, Set<String> subjects) {
        directory.officials(subjects).forEach(official -> add(why, official));
        return this;
    }

    /** All of them who may know, but for the one who did it and knows. */
    List<Recipient> toldOf(Set<String> releasableTo, Actor actor) {
        List<Recipient> told = new ArrayList<>();
        for (Recipient member : members.values()) {
            boolean didIt = actor != null && member.official().subject().equals(actor.subject());
            if (!didIt && member.official().mayKnow(releasableTo)) {
                told.add(member);
            }
        }
        return List.copyOf(told);
    }

    private Circle add(Why why, String agency, Predicate<Official> which) {
        directory.ofAgency(agency).stream().filter(which).forEach(official -> add(why, official));
        return this;
    }

    private void add(Why why, Official official) {
        members.merge(
                official.subject(),
                new Recipient(official, why),
                (known, added) -> known.why().compareTo(added.why()) <= 0 ? known : added);
    }
}

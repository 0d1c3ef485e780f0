package org.criticalminerals.pipeline.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Who acts for a party under an agreement in the demonstration: one who writes, another who signs. */
final class Officials {

    private final List<Pair> pairs;

    private Officials(List<Pair> pairs) {
        this.pairs = pairs;
    }

    static Officials read(Path file) throws IOException {
        return new Officials(Csv.rows(file).stream()
                .map(row -> new Pair(row[0], row[1], row[2], row[3]))
                .toList());
    }

    /** The parties that decide under an agreement. */
    List<String> parties(String agreement) {
        return pairs.stream()
                .filter(pair -> pair.agreement().equals(agreement))
                .map(Pair::party)
                .toList();
    }

    String desk(String agreement, String party) {
        return pair(agreement, party).desk();
    }

    String signatory(String agreement, String party) {
        return pair(agreement, party).signatory();
    }

    private Pair pair(String agreement, String party) {
        return pairs.stream()
                .filter(pair ->
                        pair.agreement().equals(agreement) && pair.party().equals(party))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody acts for " + party + " under " + agreement));
    }

    private record Pair(String agreement, String party, String desk, String signatory) {}
}

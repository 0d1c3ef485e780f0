package org.criticalminerals.pipeline.record;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks the roots of one service: each signed, each following the one before, each as its published copy says. */
public final class ChainCheck {

    private final String service;
    private final Map<String, PublicKey> trusted;
    private final List<Finding> findings = new ArrayList<>();

    private ChainCheck(String service, Map<String, PublicKey> trusted) {
        this.service = service;
        this.trusted = trusted;
    }

    /**
     * What is wrong with the roots that the database has.
     *
     * @param service whose they are
     * @param roots the roots, by number
     * @param trusted the public keys that may have signed them, by id
     * @param copies published copies of the roots; null where there are none to compare with
     */
    public static List<Finding> check(
            String service, List<SealedRoot> roots, Map<String, PublicKey> trusted, List<SealedRoot> copies) {
        return check(service, null, 1, roots, trusted, copies);
    }

    /**
     * The same for roots from a number on.
     *
     * @param before the root before them; null where there is none
     * @param from the number of the first
     */
    static List<Finding> check(
            String service,
            SealedRoot before,
            long from,
            List<SealedRoot> roots,
            Map<String, PublicKey> trusted,
            List<SealedRoot> copies) {
        ChainCheck check = new ChainCheck(service, trusted);
        check.chain(before, from, roots);
        if (copies != null) {
            check.copies(roots, copies);
        }
        return check.findings;
    }

    private void chain(SealedRoot before, long from, List<SealedRoot> roots) {
        byte[] previous = before == null ? SealedRoot.none() : before.hash();
        long expected = from;
        for (SealedRoot root : roots) {
            if (root.number() != expected) {
                for (long number = expected; number < root.number(); number++) {
                    add(number, Fault.MISSING, "the batch isn't there");
                }
            } else if (!Arrays.equals(root.previous(), previous)) {
                add(root.number(), Fault.CHAIN_BROKEN, "it doesn't follow from batch " + (root.number() - 1));
            }
            if (!RootKeys.isSigned(root, trusted)) {
                add(
                        root.number(),
                        Fault.NOT_SIGNED,
                        trusted.containsKey(root.keyId())
                                ? "the signature isn't of this root"
                                : "it is signed with the key " + root.keyId() + ", which isn't trusted");
            }
            previous = root.hash();
            expected = root.number() + 1;
        }
    }

    private void copies(List<SealedRoot> roots, List<SealedRoot> copies) {
        Map<Long, SealedRoot> published = new TreeMap<>();
        for (SealedRoot copy : copies) {
            SealedRoot earlier = published.putIfAbsent(copy.number(), copy);
            if (earlier != null && !earlier.isSameAs(copy)) {
                add(copy.number(), Fault.COPY_DIFFERS, "two different roots of it were published");
            }
        }
        for (SealedRoot root : roots) {
            SealedRoot copy = published.remove(root.number());
            if (copy != null && !copy.isSameAs(root)) {
                add(root.number(), Fault.COPY_DIFFERS, "another root was published");
            } else if (copy == null && !published.isEmpty()) {
                add(root.number(), Fault.COPY_DIFFERS, "its root was never published, but later ones were");
            }
        }
        published
                .keySet()
                .forEach(number -> add(number, Fault.MISSING, "its root was published, but the batch isn't there"));
    }

    private void add(long batch, Fault fault, String detail) {
        findings.add(new Finding(service, batch, null, null, fault, detail));
    }
}

package org.criticalminerals.pipeline.partner.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialService;

/** Who can sign in, and what agreements ask of them, as a test wants it. */
@ApplicationScoped
public class Colleagues {

    private static final List<String> USUAL = List.of(
            "us-state-signatory",
            "us-state-deputy",
            "us-state-desk",
            "us-doe-signatory",
            "us-doe-desk",
            "us-ustr-signatory",
            "us-ustr-desk",
            "eu-grow-signatory",
            "eu-grow-deputy",
            "eu-grow-desk",
            "eu-trade-signatory",
            "jp-meti-signatory",
            "mx-se-signatory");

    private final WorkerTransactions transactions;
    private final OfficialService officials;
    private final AgreementService agreements;

    Colleagues(WorkerTransactions transactions, OfficialService officials, AgreementService agreements) {
        this.transactions = transactions;
        this.officials = officials;
        this.agreements = agreements;
    }

    /** All usual officials can sign in. */
    public void present() {
        presentBut(Set.of());
    }

    /** All of them but these. */
    public void presentBut(Set<String> gone) {
        List<String> present = new ArrayList<>(USUAL);
        present.removeAll(gone);
        store(present);
    }

    /** Nobody is left, as other tests expect it. */
    public void gone() {
        store(List.of());
    }

    /**
     * Changes an agreement's definition.
     *
     * @return what it was before
     */
    public AgreementDefinition change(String code, UnaryOperator<AgreementDefinition> how) {
        return transactions.call(() -> {
            AgreementDefinition before = agreements.find(code).orElseThrow().definition();
            AgreementDefinition changed = how.apply(before);
            agreements.load(changed, changed);
            return before;
        });
    }

    /** An agreement that asks more of who signs, and is the same in everything else. */
    public static AgreementDefinition asking(
            AgreementDefinition agreement, Map<String, List<String>> mandatory, String acr) {
        try {
            RecordComponent[] components = AgreementDefinition.class.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = switch (components[i].getName()) {
                    case "mandatoryClearance" -> mandatory;
                    case "signingAcr" -> acr;
                    default -> components[i].getAccessor().invoke(agreement);
                };
            }
            return AgreementDefinition.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(List<String> usernames) {
        transactions.call(() -> officials.replaceAll(
                usernames.stream().map(Colleagues::official).toList()));
    }

    private static Official official(String username) {
        String agency = username.substring(0, username.lastIndexOf('-'));
        return new Official(
                Tokens.subject(username),
                username,
                username,
                username + "@example.org",
                agency,
                switch (username.substring(0, 2)) {
                    case "us" -> "USA";
                    case "eu" -> "EU";
                    case "jp" -> "JPN";
                    default -> "MEX";
                },
                Set.of(username.endsWith("-desk") ? "desk-officer" : "signatory"));
    }
}

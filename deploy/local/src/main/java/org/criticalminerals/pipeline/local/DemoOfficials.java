package org.criticalminerals.pipeline.local;

import java.util.List;

/** Who can sign in to the local realm, as the end of {@code up} shows it. */
final class DemoOfficials {

    private DemoOfficials() {}

    static List<String> lines() {
        return """
                Sign in as one of these officials; each password is the name.
                  United States   us-state-signatory us-state-deputy us-state-desk us-ustr-signatory us-doe-signatory
                                  us-doe-desk us-interior-desk us-dfc-support us-auditor us-administrator
                  European Union  eu-grow-signatory eu-grow-deputy eu-grow-desk eu-trade-signatory eu-eib-support
                                  eu-auditor eu-administrator
                  Japan           jp-meti-signatory jp-meti-deputy jp-jogmec-support
                  Mexico          mx-se-signatory mx-se-deputy
                                  ana-torres luis-vega (by "Secretaría de Economía", a sign-in service of its own)
                  Secretariat     coordinator
                """.lines().toList();
    }
}

package org.criticalminerals.pipeline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** Looks at a page with axe, contrast included, by the rules of WCAG 2.2 AA. */
final class Accessibility {

    private static final String RUN = """
            () => axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
            }).then(result => result.violations.map(violation =>
                violation.id + ': ' + violation.help + ' at '
                    + violation.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')))""";

    private final String axe;

    Accessibility() {
        try {
            axe = Files.readString(PipelineRoot.find().resolve("portal/node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException("axe is missing; build the portal first", e);
        }
    }

    /** What is wrong with the page, a line each. */
    @SuppressWarnings("unchecked")
    List<String> violations(Window window) {
        window.page().evaluate(axe);
        return (List<String>) window.page().evaluate(RUN, Map.of());
    }
}

package org.criticalminerals.pipeline.system;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** Every address that the portal answers to GET, from its own resources. */
final class PortalPages {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)[^}]*}");

    private static final int MOST = 4;

    private PortalPages() {}

    /** The addresses, with their parameters in braces. */
    static List<String> routes() {
        List<String> routes = new ArrayList<>();
        for (JavaClass type :
                new ClassFileImporter().importPath(PipelineRoot.find().resolve("portal/target/classes"))) {
            path(type).ifPresent(root -> type.getMethods().stream()
                    .filter(PortalPages::isRead)
                    .map(method -> root + "/" + path(method).orElse(""))
                    .map(PortalPages::tidy)
                    .forEach(routes::add));
        }
        return routes.stream().distinct().sorted().toList();
    }

    private static boolean isRead(JavaMethod method) {
        return method.tryGetAnnotationOfType("jakarta.ws.rs.GET").isPresent();
    }

    private static Optional<String> path(HasAnnotations<?> of) {
        return of.tryGetAnnotationOfType("jakarta.ws.rs.Path").flatMap(PortalPages::value);
    }

    private static Optional<String> value(JavaAnnotation<?> annotation) {
        return annotation.get("value").map(Object::toString);
    }

    private static String tidy(String route) {
        String plain = PARAMETER.matcher(route).replaceAll("{$1}").replaceAll("/+", "/");
        return plain.length() > 1 ? plain.replaceAll("/$", "") : plain;
    }

    /** The addresses of a route with the names of what the two parties made. */
    static Set<String> addresses(String route, Places places) {
        List<String> addresses = new ArrayList<>(List.of(""));
        Matcher parameters = Pattern.compile("\\{(\\w+)}").matcher(route);
        int end = 0;
        while (parameters.find()) {
            String literal = route.substring(end, parameters.start());
            List<String> longer = new ArrayList<>();
            for (String address : addresses) {
                for (String value : places.onPortal(parameters.group(1), address + literal)) {
                    longer.add(address + literal + value);
                }
            }
            addresses = longer;
            end = parameters.end();
        }
        String rest = route.substring(end);
        Set<String> whole = new LinkedHashSet<>();
        addresses.stream().limit(MOST).forEach(address -> whole.add(address + rest));
        return whole;
    }
}

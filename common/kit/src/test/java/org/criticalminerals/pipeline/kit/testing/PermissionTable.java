package org.criticalminerals.pipeline.kit.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.Permissions;

/**
 * The page {@code deploy/docs/permissions.md}: role by act as {@link Permissions} has it, and each service's addresses
 * with the act that its resources' methods declare. Each service keeps a part of the page.
 */
public final class PermissionTable {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)[^}]*}");

    private PermissionTable() {}

    /** Role by act, as Markdown. */
    public static String roles() {
        StringBuilder page = new StringBuilder("| act | what it is | ")
                .append(String.join(" | ", PermissionPage.COLUMNS))
                .append(" |\n|---|---|")
                .append("---|".repeat(PermissionPage.COLUMNS.size()))
                .append('\n');
        for (Permissions.Line line : Permissions.table()) {
            page.append("| `").append(line.act()).append("` | ").append(line.meaning());
            PermissionPage.COLUMNS.forEach(
                    role -> page.append(" | ").append(line.roles().contains(role) ? "yes" : ""));
            page.append(" |\n");
        }
        return page.toString();
    }

    /** The acts of a service's addresses, by method and address as in its description, for example {@code GET /api/v1/x}. */
    public static Map<String, String> acts(String basePackage) {
        // What the kit answers, every service answers.
        Map<String, String> acts = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage, "org.criticalminerals.pipeline.kit")) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> acts.put(verb + " " + address(resource, method), act(method)));
                }
            }
        }
        return acts;
    }

    /** A service's addresses, as Markdown. */
    public static String addresses(Map<String, String> acts) {
        StringBuilder page = new StringBuilder("| method | address | act |\n|---|---|---|\n");
        acts.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().split(" ")[1] + " "
                                + entry.getKey().split(" ")[0],
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new))
                .forEach((address, act) -> page.append("| ")
                        .append(address.split(" ")[1])
                        .append(" | `")
                        .append(address.split(" ")[0])
                        .append("` | ")
                        .append(act.equals(PermissionPage.NOTHING) ? act : "`" + act + "`")
                        .append(" |\n"));
        return page.toString();
    }

    /** Whether that part of the page is as rendered; with {@code -Dcontract.update=true} it is made so. */
    public static boolean isUpToDate(java.nio.file.Path page, String part, String rendered) {
        try {
            String text = Files.readString(page);
            String updated = Pattern.compile(
                            "(<!-- %1$s -->\n).*?(<!-- end of %1$s -->)".formatted(part), Pattern.DOTALL)
                    .matcher(text)
                    .replaceFirst("$1" + Matcher.quoteReplacement("\n" + rendered + "\n") + "$2");
            if (Boolean.getBoolean("contract.update") && !updated.equals(text)) {
                Files.writeString(page, updated);
                return true;
            }
            return updated.equals(text) && text.contains("<!-- end of " + part + " -->");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String address(Class<?> resource, Method method) {
        String below = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        String joined = resource.getAnnotation(Path.class).value() + (below.isEmpty() ? "" : "/" + below);
        return PARAMETER
                .matcher(joined.replaceAll("/+", "/"))
                .replaceAll("{$1}")
                .replaceAll("/$", "");
    }

    private static String act(Method method) {
        PermissionsAllowed allowed = method.getAnnotation(PermissionsAllowed.class);
        return allowed == null ? PermissionPage.NOTHING : String.join(", ", allowed.value());
    }
}

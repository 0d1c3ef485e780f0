package org.criticalminerals.pipeline.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.testing.PermissionPage;
import org.criticalminerals.pipeline.kit.testing.PermissionTable;
import org.junit.jupiter.api.Test;

/** The table of roles and acts. */
class PermissionsTest {

    private static final Path PAGE = Path.of("../../deploy/docs/permissions.md");

    @Test
    void everyActHasOneLine() {
        List<String> acts =
                Permissions.table().stream().map(Permissions.Line::act).toList();

        assertThat(acts).doesNotHaveDuplicates();
        assertThat(Set.copyOf(acts))
                .isEqualTo(Arrays.stream(Acts.class.getFields())
                        .map(PermissionsTest::value)
                        .collect(Collectors.toSet()));
    }

    @Test
    void oneOfTheRolesIsEnough() {
        assertThat(Permissions.allow(List.of(Roles.AUDITOR, Roles.SIGNATORY), Acts.DELEGATE))
                .isTrue();
        assertThat(Permissions.allow(List.of(Roles.AUDITOR), Acts.DELEGATE)).isFalse();
        assertThat(Permissions.allow(List.of(), Acts.READ)).isFalse();
    }

    @Test
    void rolesAboveThePartiesAndSystemsOnlyRead() {
        for (Permissions.Line line : Permissions.table()) {
            if (!Set.of(Acts.READ, Acts.KEEP_OWN_THINGS, Acts.READ_RECORD).contains(line.act())) {
                assertThat(line.roles()).as(line.act()).doesNotContain(Roles.AUDITOR, Roles.SYSTEM);
            }
        }
        assertThat(Permissions.allow(List.of(Roles.SYSTEM), Acts.SIGN)).isFalse();
        assertThat(Permissions.allow(List.of(Roles.COORDINATOR), Acts.EDIT_DOSSIER))
                .isFalse();
    }

    @Test
    void whatIsNoActIsAMistake() {
        assertThatThrownBy(() -> Permissions.allow(List.of(Roles.SIGNATORY), "singing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("singing");
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        assertThat(PermissionTable.isUpToDate(PAGE, PermissionPage.ROLES, PermissionTable.roles()))
                .as("deploy/docs/permissions.md is up to date; else run this test with -Dcontract.update=true")
                .isTrue();
        assertThat(new PermissionPage(Files.readString(PAGE)).rolesByAct())
                .isEqualTo(Permissions.table().stream()
                        .collect(Collectors.toMap(Permissions.Line::act, Permissions.Line::roles)));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

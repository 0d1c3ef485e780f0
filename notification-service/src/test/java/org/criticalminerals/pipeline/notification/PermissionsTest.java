package org.criticalminerals.pipeline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.criticalminerals.pipeline.kit.identity.Permissions;
import org.criticalminerals.pipeline.kit.testing.PermissionPage;
import org.criticalminerals.pipeline.kit.testing.PermissionTable;
import org.junit.jupiter.api.Test;

/** Each address of this service is one act of the table of permissions, and the documentation says which. */
class PermissionsTest {

    private static final Map<String, String> ACTS = PermissionTable.acts("org.criticalminerals.pipeline.notification");

    @Test
    void theActsOfAllAddressesAreInTheTable() {
        assertThat(ACTS.values())
                .isNotEmpty()
                .filteredOn(act -> !act.equals(PermissionPage.NOTHING))
                .isSubsetOf(
                        Permissions.table().stream().map(Permissions.Line::act).toList());
    }

    @Test
    void thePageIsUpToDate() {
        assertThat(PermissionTable.isUpToDate(
                        Path.of("../deploy/docs/permissions.md"),
                        "notification-service",
                        PermissionTable.addresses(ACTS)))
                .as("deploy/docs/permissions.md is up to date; else run this test with -Dcontract.update=true")
                .isTrue();
    }
}

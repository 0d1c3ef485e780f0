package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theStandardPortsAreThoseOfTheDocumentation() {
        Ports ports = Ports.standard();

        assertThat(ports.of(Port.PORTAL)).isEqualTo(8080);
        assertThat(ports.of(Port.NOTIFICATION)).isEqualTo(8083);
        assertThat(ports.of(Port.KEYCLOAK)).isEqualTo(8180);
        assertThat(ports.of(Port.POSTGRES)).isEqualTo(5433);
    }

    @Test
    void aPortInUseIsRefusedByNumberOwnerAndHolder() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.from(taken.getLocalPort());

            assertThatThrownBy(() -> ports.requireFree(List.of(Port.PORTAL)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Port %d (portal) is in use by process %d"
                            .formatted(
                                    taken.getLocalPort(),
                                    ProcessHandle.current().pid()))
                    .hasMessageEndingWith("end that process, or take other ports with --ports auto.")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void twoRunsAtTheSameTimeShareNoPort() throws IOException {
        try (var one = PortBlock.claim();
                var other = PortBlock.claim()) {
            for (Port port : Port.values()) {
                for (Port otherPort : Port.values()) {
                    assertThat(one.ports().of(port)).isNotEqualTo(other.ports().of(otherPort));
                }
            }
        }
    }
}

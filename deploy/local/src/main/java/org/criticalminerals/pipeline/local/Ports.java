package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The ports of one run: the well-known ones, or a block of free ones. */
public final class Ports {

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /** The ports that the documentation names. */
    public static Ports standard() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, port.standard());
        }
        return new Ports(numbers);
    }

    /** Consecutive ports from {@code first} on. */
    static Ports from(int first) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, first + port.ordinal());
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.get(port);
    }

    /** Refuses to go on if another process listens on one of them. */
    void requireFree(Collection<Port> needed) {
        for (Port port : needed) {
            int number = of(port);
            if (!isFree(number)) {
                String holder = PortHolder.of(number)
                        .map(process -> "by process " + process)
                        .orElse("by another process");
                throw new StartFailure(
                        "Port %d (%s) is in use %s: end that process, or take other ports with --ports auto."
                                .formatted(number, port.owner(), holder));
            }
        }
    }

    static boolean isFree(int number) {
        try (var socket = new ServerSocket(number)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

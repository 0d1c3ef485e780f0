package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out which process listens on a port, where the operating system tells (Linux), so that an error can name it. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** The process as a person would look for it: number and command. */
    static Optional<String> of(int port) {
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Optional<String> holder = inode(PROC.resolve(table), port).flatMap(PortHolder::processWithSocket);
            if (holder.isPresent()) {
                return holder;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inode(Path table, int port) {
        try (var lines = Files.lines(table)) {
            String suffix = ":%04X".formatted(port);
            return lines.skip(1)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
                    .map(fields -> fields[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> processWithSocket(String inode) {
        String socket = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst()
                .map(process -> process.pid()
                        + process.info()
                                .command()
                                .map(command -> " (" + Path.of(command).getFileName() + ")")
                                .orElse(""));
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}

package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.criticalminerals.pipeline.record.RootKeys;

/**
 * The keys with which the services sign the roots of their records of acts: made once, kept with the data. Beside each
 * lies its public key, for whoever verifies.
 */
final class RecordKeyFiles {

    /** The folder within the data folder. */
    static final String FOLDER = "record";

    private final Path folder;

    RecordKeyFiles(DataDirectory data) {
        this.folder = data.part(FOLDER);
    }

    /** Makes what is missing. */
    void createMissing() {
        try {
            Files.createDirectories(folder);
            for (Service service : Service.withDatabase()) {
                Path file = of(service);
                if (!Files.exists(file)) {
                    KeyPair pair = RootKeys.generate();
                    Files.writeString(folder.resolve(service.id() + ".pub"), RootKeys.write(pair.getPublic()) + "\n");
                    Files.createFile(file);
                    restrict(file);
                    Files.writeString(file, RootKeys.writePem(pair));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a service's key. */
    Path of(Service service) {
        return folder.resolve(service.id() + ".pem");
    }

    private static void restrict(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}

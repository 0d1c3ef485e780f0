package org.criticalminerals.pipeline.kit.record;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.criticalminerals.pipeline.record.RootKeys;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key that signs this service's roots, and the public keys of those that signed before. */
@ApplicationScoped
class SigningKeys {

    private final KeyPair pair;
    private final String id;
    private final Map<String, PublicKey> trusted;

    /**
     * @param file a file with the private and the public key in PEM; a running service must have one
     * @param former public keys that signed earlier roots: their X.509 form in Base64
     */
    SigningKeys(
            @ConfigProperty(name = "pipeline.record.key-file") Optional<Path> file,
            @ConfigProperty(name = "pipeline.record.former-keys") Optional<List<String>> former,
            LaunchMode mode) {
        this.pair = file.map(SigningKeys::read).orElseGet(() -> temporary(mode));
        this.id = RootKeys.idOf(pair.getPublic());
        Map<String, PublicKey> keys = new HashMap<>();
        former.orElse(List.of()).stream().map(RootKeys::publicKey).forEach(key -> keys.put(RootKeys.idOf(key), key));
        keys.put(id, pair.getPublic());
        this.trusted = Map.copyOf(keys);
    }

    String id() {
        return id;
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The public keys that may have signed a root, by id. */
    Map<String, PublicKey> trusted() {
        return trusted;
    }

    SealedRoot sign(SealedRoot root) {
        return RootKeys.sign(root, pair.getPrivate());
    }

    private static KeyPair read(Path file) {
        try {
            return RootKeys.pair(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key of the record of acts can't be read from pipeline.record.key-file=" + file
                            + ": it must hold an Ed25519 private and public key in PEM",
                    e);
        }
    }

    private static KeyPair temporary(LaunchMode mode) {
        if (mode == LaunchMode.NORMAL) {
            throw new IllegalStateException("The record of acts needs a key to sign with: let pipeline.record.key-file"
                    + " name a file with an Ed25519 private and public key in PEM");
        }
        return RootKeys.generate();
    }
}

package org.criticalminerals.pipeline.record;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys of roots: signing, checking, and the files that they lie in. */
public final class RootKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_LENGTH = 16;

    private RootKeys() {}

    /** A new pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }

    /** The id of a public key: the beginning of its hash. */
    public static String idOf(PublicKey key) {
        return Hashes.hex(Hashes.plain(key.getEncoded())).substring(0, ID_LENGTH);
    }

    /** A public key as text: its X.509 form in Base64. */
    public static String write(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** A pair as a file holds it: two blocks of PEM. */
    public static String writePem(KeyPair pair) {
        return block("PRIVATE KEY", pair.getPrivate().getEncoded())
                + block("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /**
     * The public key in a text.
     *
     * @throws IllegalArgumentException where it holds none
     */
    public static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key", e);
        }
    }

    /**
     * The pair in a file: a private and a public key, each a block of PEM.
     *
     * @throws IllegalArgumentException where they aren't there, or don't belong together
     */
    public static KeyPair pair(String pem) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(block(pem, "PRIVATE KEY"))));
            KeyPair pair = new KeyPair(publicKey(block(pem, "PUBLIC KEY")), key);
            SealedRoot sample = sign(SealedRoot.unsigned("", 0, 0, new byte[0], new byte[0], Instant.EPOCH, ""), key);
            if (!isSigned(sample, Map.of("", pair.getPublic()))) {
                throw new IllegalArgumentException("The private and the public key don't belong together");
            }
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 private key", e);
        }
    }

    /** Signs a root. */
    public static SealedRoot sign(SealedRoot root, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(root.signed());
            return root.with(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The root can't be signed", e);
        }
    }

    /** Whether a root is signed by a key that we trust. */
    public static boolean isSigned(SealedRoot root, Map<String, PublicKey> trusted) {
        PublicKey key = trusted.get(root.keyId());
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(root.signed());
            return signature.verify(root.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String block(String kind, byte[] key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END " + kind + "-----\n";
    }

    private static String block(String pem, String kind) {
        Matcher block = Pattern.compile("-----BEGIN " + kind + "-----([^-]+)-----END " + kind + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("There is no block " + kind);
        }
        return block.group(1);
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64.strip());
    }
}

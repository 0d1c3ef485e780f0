package org.criticalminerals.pipeline.record;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** One act in the record: who did or read what, when and from where. Its hash holds also when fields are erased. */
public final class Leaf {

    /** Bytes of a salt. */
    public static final int SALT = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<LeafField, Opening> fields;

    private Leaf(Map<LeafField, Opening> fields) {
        this.fields = fields;
    }

    /** A leaf of these fields. */
    public static Leaf of(Map<LeafField, Opening> fields) {
        Map<LeafField, Opening> all = new EnumMap<>(LeafField.class);
        for (LeafField field : LeafField.values()) {
            Opening opening = fields.get(field);
            if (opening == null) {
                throw new IllegalArgumentException("The field " + field.label() + " is missing");
            }
            all.put(field, opening);
        }
        return new Leaf(all);
    }

    /** A new leaf of these values, each with a salt of its own; what isn't given is empty. */
    public static Leaf salted(Map<LeafField, String> values) {
        byte[] random = new byte[SALT * LeafField.values().length];
        RANDOM.nextBytes(random);
        return salted(values, random);
    }

    /** A leaf of these values with these salts, one after the other. */
    public static Leaf salted(Map<LeafField, String> values, byte[] salts) {
        Map<LeafField, Opening> fields = new EnumMap<>(LeafField.class);
        for (LeafField field : LeafField.values()) {
            fields.put(field, new Opening.Shown(salt(salts, field), values.get(field)));
        }
        return new Leaf(fields);
    }

    /** A field's salt among all of them. */
    public static byte[] salt(byte[] salts, LeafField field) {
        byte[] salt = new byte[SALT];
        System.arraycopy(salts, field.ordinal() * SALT, salt, 0, SALT);
        return salt;
    }

    /** All salts, one after the other; zeros for erased fields. */
    public byte[] salts() {
        byte[] salts = new byte[SALT * LeafField.values().length];
        fields.forEach((field, opening) -> {
            if (opening instanceof Opening.Shown(byte[] salt, String ignored)) {
                System.arraycopy(salt, 0, salts, field.ordinal() * SALT, SALT);
            }
        });
        return salts;
    }

    /** New random bytes for a value outside the leaf. */
    public static byte[] newSalt() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** A field. */
    public Opening field(LeafField field) {
        return fields.get(field);
    }

    /** What a field says; null where it is empty or erased. */
    public String text(LeafField field) {
        return fields.get(field).text();
    }

    /** The leaf's id. */
    public UUID id() {
        return UUID.fromString(text(LeafField.LEAF));
    }

    /** The leaf's hash in its tree. */
    public byte[] hash() {
        byte[][] commitments = new byte[LeafField.values().length][];
        fields.forEach((field, opening) -> commitments[field.ordinal()] = opening.commitment());
        return Hashes.leaf(commitments);
    }
}

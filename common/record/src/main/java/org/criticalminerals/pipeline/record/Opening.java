package org.criticalminerals.pipeline.record;

/** One field of a leaf: shown with its salt, or erased, of which the commitment remains. */
public sealed interface Opening {

    /** What stands for the field in the leaf's hash. */
    byte[] commitment();

    /** The value; null where the field is empty or erased. */
    String text();

    /**
     * A field that can be read.
     *
     * @param salt random bytes, without which nobody can guess the value from the commitment
     * @param value what it says; null for nothing
     */
    record Shown(byte[] salt, String value) implements Opening {
        @Override
        public byte[] commitment() {
            return Hashes.commitment(salt, value);
        }

        @Override
        public String text() {
            return value;
        }
    }

    /**
     * A field whose value and salt were erased.
     *
     * @param commitment what it committed to
     */
    record Erased(byte[] commitment) implements Opening {
        @Override
        public String text() {
            return null;
        }
    }
}

package org.criticalminerals.pipeline.record;

/**
 * One thing that is wrong, and its place.
 *
 * @param service whose record
 * @param batch in which batch; null where it belongs to none
 * @param position at which position of the batch, from 0; null where it is about the whole batch
 * @param sequence the leaf's number in the database; null where it is about the whole batch or the number isn't known
 * @param fault what is wrong
 * @param detail the same in words
 */
public record Finding(String service, Long batch, Integer position, Long sequence, Fault fault, String detail) {

    /** A line for people. */
    public String line() {
        StringBuilder line = new StringBuilder(service);
        if (batch != null) {
            line.append(" batch ").append(batch);
        }
        if (position != null) {
            line.append(" position ").append(position);
        }
        if (sequence != null) {
            line.append(" leaf ").append(sequence);
        }
        return line.append(": ").append(fault).append(", ").append(detail).toString();
    }
}

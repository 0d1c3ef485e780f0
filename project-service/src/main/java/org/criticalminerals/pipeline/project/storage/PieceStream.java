package org.criticalminerals.pipeline.project.storage;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file that lies in pieces, read one piece at a time. */
public final class PieceStream extends InputStream {

    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = new byte[0];
    private int position;
    private int next;
    private boolean ended;

    /** @param pieces gives the piece of a number, from 0; empty behind the last */
    public PieceStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return advance() ? piece[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean advance() {
        while (!ended && position == piece.length) {
            Optional<byte[]> following = pieces.apply(next++);
            ended = following.isEmpty();
            piece = following.orElse(piece);
            position = ended ? piece.length : 0;
        }
        return !ended;
    }
}

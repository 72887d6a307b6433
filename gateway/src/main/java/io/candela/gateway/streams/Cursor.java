package io.candela.gateway.streams;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a client is in everything that it reads. Clients bring it back as they got it; it says nothing that they may not
 * know and gives no right, so it is checked for sense and not signed.
 *
 * @param time of the newest event before it, in milliseconds since 1970
 */
record Cursor(long time, List<Place> places) {
    private static final byte VERSION = 1;
    private static final int LONGEST = 2048;
    private static final int MOST_PARTITIONS = 256;

    Cursor {
        places = List.copyOf(places);
    }

    /** Its text in ASCII: what {@link #read} reads. */
    static byte[] write(long time, List<Place> places) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * places.size() + 8);
        out.write(VERSION);
        write(out, time);
        out.write(places.size());
        for (Place place : places) {
            out.write(place.channel().length());
            out.writeBytes(place.channel().getBytes(StandardCharsets.US_ASCII));
            write(out, Integer.toUnsignedLong(place.topic()));
            write(out, place.partitions());
            for (int i = 0; i < place.partitions(); i++) {
                write(out, place.next(i));
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encode(out.toByteArray());
    }

    /** Nothing if {@code text} is no cursor. */
    static Optional<Cursor> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            long time = readNumber(in);
            List<Place> places = new ArrayList<>();
            for (int left = Byte.toUnsignedInt(in.get()); left > 0; left--) {
                places.add(place(in));
            }
            return in.hasRemaining() ? Optional.empty() : Optional.of(new Cursor(time, places));
        } catch (IllegalArgumentException | BufferUnderflowException rubbish) {
            return Optional.empty();
        }
    }

    /** Where it is in {@code channel}, if the channel was being read. */
    Optional<Place> in(String channel) {
        return places.stream().filter(place -> place.channel().equals(channel)).findFirst();
    }

    private static Place place(ByteBuffer in) {
        byte[] name = new byte[Byte.toUnsignedInt(in.get())];
        in.get(name);
        int topic = (int) readNumber(in);
        long partitions = readNumber(in);
        if (partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("Too many partitions: " + partitions);
        }
        long[] next = new long[(int) partitions];
        for (int i = 0; i < next.length; i++) {
            next[i] = readNumber(in);
        }
        return new Place(new String(name, StandardCharsets.US_ASCII), topic, next);
    }

    // Base 128, the lowest digits first, as in Protocol Buffers.
    private static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 127) {
            out.write((int) ((rest & 127) | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte digit = in.get();
            number |= ((long) (digit & 127)) << shift;
            if (digit >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("A number is too long");
    }
}

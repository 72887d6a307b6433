package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CursorTest {
    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll @LongRange(max = Long.MAX_VALUE) long time, @ForAll("places") List<Place> places) {
        String text = new String(Cursor.write(time, places), StandardCharsets.US_ASCII);
        assertThat(Cursor.read(text)).contains(new Cursor(time, places));
        assertThat(text).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void aPieceOfOneIsNone(@ForAll("places") List<Place> places, @ForAll @LongRange(max = 1000) long length) {
        String text = new String(Cursor.write(1_764_000_000_000L, places), StandardCharsets.US_ASCII);
        if (length < text.length()) {
            assertThat(Cursor.read(text.substring(0, (int) length))).isEmpty();
        }
        assertThat(Cursor.read(text + "AAAA")).isEmpty();
    }

    @Property
    void rubbishIsNoCursorOrOneThatCanBeWritten(@ForAll String text, @ForAll byte[] bytes) {
        Cursor.read(text).ifPresent(cursor -> Cursor.write(cursor.time(), cursor.places()));
        Cursor.read(Base64.getUrlEncoder().encodeToString(bytes))
                .ifPresent(cursor -> Cursor.write(cursor.time(), cursor.places()));
    }

    @Example
    void anotherVersionIsNoCursor() {
        assertThat(Cursor.read("")).isEmpty();
        assertThat(Cursor.read(Base64.getUrlEncoder().encodeToString(new byte[] {2, 0, 0})))
                .isEmpty();
        assertThat(Cursor.read("A".repeat(5000))).isEmpty();
    }

    @Provide
    Arbitrary<List<Place>> places() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10),
                        Arbitraries.integers(),
                        Arbitraries.longs().between(0, Long.MAX_VALUE).list().ofMaxSize(4))
                .as((channel, topic, next) -> new Place(
                        channel, topic, next.stream().mapToLong(Long::longValue).toArray()))
                .list()
                .ofMaxSize(8);
    }
}

package io.candela.marketdata.feeds.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireObjectTest {
    private enum Field {
        A,
        B,
        C
    }

    private final WireObject<Field> object = new WireObject<>(Field.class);
    private final WireObject<Field> inside = new WireObject<>(Field.class);
    private final WireObject<Field> wrapping = new WireObject<>(Field.class, Field.A, inside);

    @Test
    void fieldsAreFoundInAnyOrderAndOthersPassedOver() {
        object.read(bytes(
                " { \"x\" : [ {\"a\":1}, \"]\" ], \"c\":-12.500 , \"a\" : \"te\\\"xt\",\"y\":{},\"b\":null } \n"));

        assertThat(object.decimal(Field.C)).isEqualTo(new BigDecimal("-12.5"));
        assertThat(object.text(Field.A)).isEqualTo("te\\\"xt");
        assertThat(object.has(Field.B)).isFalse();
        assertThat(object.is(Field.A, bytes("te\\\"xt"))).isTrue();
    }

    @Test
    void listsAndObjectsAreEnteredFieldByField() {
        WireObject<Field> nested = new WireObject<>(Field.class);
        List<Long> seen = new ArrayList<>();

        object.read(bytes("{\"a\":[{\"b\":1},{\"b\":2} , {\"b\":3}],\"b\":{\"c\":7},\"c\":[]}"));
        object.each(Field.A, nested, () -> seen.add(nested.number(Field.B)));
        object.each(Field.C, nested, () -> seen.add(-1L));
        object.enter(Field.B, nested);

        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(nested.number(Field.C)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"b\":7}}",
                "{\"a\":[{\"b\":1}],\"a\":{\"b\":7},\"c\":[]}",
                "{\"a\":[{\"b\":1},{}] , \"a\" : {\"x\":[\"]\"],\"b\":7} }"
            })
    void anObjectInAnotherIsReadWithIt(String text) {
        wrapping.read(bytes(text));
        wrapping.enter(Field.A, inside);

        assertThat(inside.number(Field.B)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[]} 0",
                "{\"a\":[ {\"b\":1} ],\"b\":2} 1",
                "{\"a\":[{\"b\":1},{\"b\":2}]} 2",
                "{\"a\":{\"b\":9},\"a\":[{\"b\":1},{\"b\":2},{\"b\":3}]} 3"
            })
    void objectsInAListAreReadWithWhatItIsIn(String text) {
        List<Long> seen = new ArrayList<>();

        wrapping.read(bytes(text.substring(0, text.length() - 2)));
        wrapping.each(Field.A, inside, () -> seen.add(inside.number(Field.B)));

        assertThat(seen).isEqualTo(List.of(1L, 2L, 3L).subList(0, text.charAt(text.length() - 1) - '0'));
    }

    @Property
    void aTextEndsAtItsFirstQuoteThatIsNotEscaped(@ForAll @Chars({'a', '"', '\\', 'ü'}) String text) {
        String written = text.replace("\\", "\\\\").replace("\"", "\\\"");
        object.read(bytes("{\"" + written + "\":0,\"a\":\"" + written + "\",\"b\":\"x\"}"));

        assertThat(object.text(Field.A)).isEqualTo(written);
        assertThat(object.text(Field.B)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "12",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1}x",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{\"a\":\"",
                "{\"a\":[1,2}",
                "{,}"
            })
    void whatIsNoObjectIsMalformed(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> {
            object.read(bytes(text));
            object.each(Field.A, object, () -> {});
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"x\"", "\"1.2.3\"", "true", "\"1e999999999\"", "\"--1\"", "\"-\"", "{}"})
    void whatIsNoNumberIsMalformed(String value) {
        object.read(bytes("{\"a\":" + value + "}"));

        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> object.decimal(Field.A));
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> object.number(Field.A));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2021-13-01T00:00:00Z", "2021-01-01T24:00:00Z", "2021-01-01", "noon", "", "2021-01-0xT00:00:00Z"
            })
    void whatIsNoTimeIsMalformed(String time) {
        object.read(bytes("{\"a\":\"" + time + "\"}"));

        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> object.time(Field.A));
    }

    @Property
    void everyDecimalIsReadToTheDigit(
            @ForAll @BigRange(min = "-1e15", max = "1e15") @Scale(12) BigDecimal number, @ForAll boolean quoted) {
        String text = quoted ? '"' + number.toPlainString() + '"' : number.toPlainString();
        object.read(bytes("{\"a\":" + text + "}"));

        assertThat(object.decimal(Field.A)).isEqualByComparingTo(number);
        assertThat(object.exact(Field.A)).isEqualTo(number);
        object.read(bytes("{\"a\":" + number.stripTrailingZeros() + "}"));
        assertThat(object.decimal(Field.A)).isEqualByComparingTo(number);
    }

    @Property
    void everyTimeIsReadToTheNanosecond(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano) {
        Instant time = Instant.ofEpochSecond(second, nano);
        object.read(bytes("{\"a\":\"" + time + "\",\"b\":\"" + time.atOffset(ZoneOffset.ofHours(2)) + "\"}"));

        assertThat(object.time(Field.A)).isEqualTo(time);
        assertThat(object.time(Field.B)).isEqualTo(time);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

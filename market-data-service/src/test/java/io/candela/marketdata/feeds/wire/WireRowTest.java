package io.candela.marketdata.feeds.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireRowTest {
    private enum Field {
        A
    }

    private final WireObject<Field> object = new WireObject<>(Field.class);
    private final WireRow row = new WireRow();

    @Test
    void eachRowIsReadPlaceByPlaceWithAllItsDigits() {
        assertThat(rows(" [ [\"buy\",\"0.50\",1e-7 ] , [ \"sell\" , 12 , \"3.00\" , {\"x\":[1]} ] ] "))
                .containsExactly("b 0.50 0.0000001", "s 12 3.00");
        assertThat(rows("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[]]",
                "[[\"buy\",\"1\"]]",
                "[[\"buy\" \"1\",\"2\"]]",
                "[{}]",
                "[1]",
                "{}",
                "[[\"buy\",\"x\",\"1\"]]"
            })
    void whatIsNoSuchRowIsMalformed(String value) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> rows(value));
    }

    private List<String> rows(String value) {
        List<String> rows = new ArrayList<>();
        object.read(("{\"a\":" + value + "}").getBytes(StandardCharsets.UTF_8));
        object.rows(
                Field.A,
                row,
                () -> rows.add((char) row.first(0) + " " + row.exact(1).toPlainString() + " "
                        + row.exact(2).toPlainString()));
        return rows;
    }
}

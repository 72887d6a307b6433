package io.candela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.platform.problem.InvalidCursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CursorsTest {
    private final Cursors cursors = new Cursors("0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @Property
    void aCursorGivesBackThePositionThatItWasMadeOf(@ForAll String list, @ForAll @Size(max = 4) List<String> position) {
        assertThat(cursors.open(list, cursors.seal(list, position.toArray(String[]::new))))
                .isEqualTo(position);
    }

    @Property
    void aCursorWithOneCharacterChangedIsRefused(
            @ForAll @IntRange(max = 34) int at, @ForAll @IntRange(min = 1, max = 63) int by) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder cursor = new StringBuilder(cursors.seal("trades", "2013-11"));
        cursor.setCharAt(at, digits.charAt((digits.indexOf(cursor.charAt(at)) + by) % digits.length()));
        assertThatThrownBy(() -> cursors.open("trades", cursor.toString())).isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 50)
    void aCursorOfAnotherListOrAnotherSecretIsRefused(@ForAll String position) {
        String cursor = cursors.seal("trades", position);
        assertThatThrownBy(() -> cursors.open("candles", cursor)).isInstanceOf(InvalidCursor.class);
        Cursors others = new Cursors("fedcba9876543210".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> others.open("trades", cursor)).isInstanceOf(InvalidCursor.class);
    }

    @Property(tries = 100)
    void nonsenseIsRefused(@ForAll String nonsense) {
        assertThatThrownBy(() -> cursors.open("trades", nonsense)).isInstanceOf(InvalidCursor.class);
    }
}

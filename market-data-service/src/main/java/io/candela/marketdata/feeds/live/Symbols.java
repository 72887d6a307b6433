package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.wire.ByteNames;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What one venue calls the instruments that it trades. */
public final class Symbols {
    private static final Pattern INSTRUMENT = Pattern.compile("[A-Z0-9]{1,16}-[A-Z0-9]{1,16}");

    private final SortedMap<Instrument, String> symbols;

    public Symbols(Map<Instrument, String> symbols) {
        this.symbols = new TreeMap<>(symbols);
    }

    /** The symbols by instrument ids; venues have oddities for sale that are no instruments here, and those are left out. */
    public static Symbols byId(Map<String, String> symbolsById) {
        Map<Instrument, String> symbols = new HashMap<>();
        symbolsById.forEach((id, symbol) -> {
            if (INSTRUMENT.matcher(id).matches()) {
                symbols.put(new Instrument(id), symbol);
            }
        });
        return new Symbols(symbols);
    }

    /** Those that are wanted, too. */
    public Symbols only(Set<Instrument> wanted) {
        SortedMap<Instrument, String> rest = new TreeMap<>(symbols);
        rest.keySet().retainAll(wanted);
        return new Symbols(rest);
    }

    public boolean isEmpty() {
        return symbols.isEmpty();
    }

    public Set<Instrument> instruments() {
        return Collections.unmodifiableSet(symbols.keySet());
    }

    public Collection<String> all() {
        return symbols.values();
    }

    public String of(Instrument instrument) {
        return Objects.requireNonNull(symbols.get(instrument), () -> instrument + " was not asked for");
    }

    /** The instruments by what stands in a frame, which {@code inFrame} makes of a symbol. */
    public ByteNames<Instrument> named(UnaryOperator<String> inFrame) {
        Map<String, Instrument> byName = new HashMap<>();
        symbols.forEach((instrument, symbol) -> byName.put(inFrame.apply(symbol), instrument));
        return new ByteNames<>(byName);
    }
}

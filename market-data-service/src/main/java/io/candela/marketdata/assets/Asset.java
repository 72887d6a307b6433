package io.candela.marketdata.assets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;

/** Something that has a price. */
@Schema(description = "Something that has a price: a coin, a token or a currency")
record Asset(
        @Schema(description = "Its name here, which no other asset has", example = "bitcoin")
        String id,

        @Schema(description = "Its ticker, which others may have, too", example = "BTC")
        String symbol,

        @Schema(description = "What people call it", example = "Bitcoin")
        String name,

        @Schema(description = "Other tickers that it has, or had")
        List<String> aliases) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TICKER = Pattern.compile("[A-Z0-9]{1,16}");

    Asset {
        aliases = List.copyOf(aliases);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An asset's id is a lower-case slug, not '" + id + "'");
        }
        if (!TICKER.matcher(symbol).matches()
                || !aliases.stream().allMatch(alias -> TICKER.matcher(alias).matches())) {
            throw new IllegalArgumentException("A ticker is of upper-case letters and digits: " + id);
        }
    }

    boolean isCalled(String ticker) {
        return symbol.equals(ticker) || aliases.contains(ticker);
    }
}

package io.candela.marketdata.instruments;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An instrument as the API shows it.
 *
 * @param venues where it is traded
 */
@Schema(name = "Instrument", description = "What can be traded")
record Listing(
        @Schema(description = "Base and quote ticker in upper case, joined by a hyphen", example = "BTC-USD")
        String id,

        @Schema(description = "What is bought and sold", example = "BTC")
        String base,

        @Schema(description = "What the price is counted in", example = "USD")
        String quote,

        @Schema(description = "Where it is traded") List<Venue> venues,
        Environment environment) {

    static Listing of(Instrument instrument, List<Venue> venues, Environment environment) {
        return new Listing(instrument.id(), instrument.base(), instrument.quote(), venues, environment);
    }
}

package io.candela.bench.market;

import io.candela.contracts.Decimals;
import io.candela.contracts.TakerSide;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What was read from a message.
 *
 * @param id empty where XChange has none
 */
public record Outcome(String id, BigDecimal price, BigDecimal quantity, TakerSide takerSide, Instant time) {
    public Outcome {
        price = Decimals.canonical(price);
        quantity = Decimals.canonical(quantity);
    }
}

package io.candela.marketdata.books;

import java.math.BigDecimal;

/**
 * What is offered or wanted at one price, with as many digits as the venue wrote.
 *
 * @param quantity of the base; zero takes the price out of the book
 */
public record BookLevel(BigDecimal price, BigDecimal quantity) {
    public BookLevel {
        if (price.signum() <= 0 || quantity.signum() < 0) {
            throw new IllegalArgumentException("A price must be above 0 and a quantity not below");
        }
    }

    boolean isEmpty() {
        return quantity.signum() == 0;
    }
}

/**
 * The history: every trade, candle revision and price in QuestDB, written from the topics and read back for what memory
 * does not hold.
 */
@NullMarked
package io.candela.marketdata.history;

import org.jspecify.annotations.NullMarked;

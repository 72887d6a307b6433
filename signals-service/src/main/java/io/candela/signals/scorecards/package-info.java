/**
 * Scorecards: what became of every signal that was emitted, losers included, in a table that can only grow and whose
 * rows hold each other by their hashes. Scoring, chain and statistics know neither Kafka nor the database;
 * docs/methodology/scorecards.md explains them.
 */
@NullMarked
package io.candela.signals.scorecards;

import org.jspecify.annotations.NullMarked;

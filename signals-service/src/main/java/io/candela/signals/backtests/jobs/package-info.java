/**
 * Back-tests as jobs: asked for over HTTP, kept in the database, worked on by one replica at a time, followed and
 * cancelled from any.
 */
@NullMarked
package io.candela.signals.backtests.jobs;

import org.jspecify.annotations.NullMarked;

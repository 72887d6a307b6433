/**
 * Runs the market by a clock, serves the exchanges on one port, and lets things go wrong on request.
 */
@NullMarked
package io.candela.sandbox.stage;

import org.jspecify.annotations.NullMarked;

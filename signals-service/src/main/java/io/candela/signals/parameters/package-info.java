/**
 * The numbers that strategies and indicators are run with: what can be set, within which range, and the checked values.
 */
@NullMarked
package io.candela.signals.parameters;

import org.jspecify.annotations.NullMarked;

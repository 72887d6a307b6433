/** The signals service: indicators, the strategies made of them, and the signals that these give. */
@NullMarked
package io.candela.signals;

import org.jspecify.annotations.NullMarked;

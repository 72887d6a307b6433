/** Names for what is stored: opaque to everybody else, and sorted by age for us. */
@NullMarked
package io.candela.platform.ids;

import org.jspecify.annotations.NullMarked;

/** What accounts have used: read from the gateways' counts, each of which is added once, and kept by hour and by day. */
@NullMarked
package io.candela.auth.usage;

import org.jspecify.annotations.NullMarked;

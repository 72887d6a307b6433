/** How topics are read that every gateway needs as a whole. */
@NullMarked
package io.candela.gateway.topics;

import org.jspecify.annotations.NullMarked;

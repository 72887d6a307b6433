/** What anybody may know of how the platform does. */
@NullMarked
package io.candela.gateway.status;

import org.jspecify.annotations.NullMarked;

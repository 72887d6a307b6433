/** Which paths there are, which service answers each, and what a caller needs for it: all of it configuration. */
@NullMarked
package io.candela.gateway.routes;

import org.jspecify.annotations.NullMarked;

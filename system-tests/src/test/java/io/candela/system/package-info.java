/** Looks at the running platform from outside: starts it as a user would and speaks HTTP. */
@NullMarked
package io.candela.system;

import org.jspecify.annotations.NullMarked;

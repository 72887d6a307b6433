/** Keys that exist from the first start on: those whose secrets an operator hands over in files. */
@NullMarked
package io.candela.auth.bootstrap;

import org.jspecify.annotations.NullMarked;

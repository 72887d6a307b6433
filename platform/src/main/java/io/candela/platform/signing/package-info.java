/** The secrets that callers sign requests with: derived where they are needed, and stored nowhere. */
@NullMarked
package io.candela.platform.signing;

import org.jspecify.annotations.NullMarked;

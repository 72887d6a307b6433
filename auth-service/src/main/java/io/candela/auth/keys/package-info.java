/** API keys: made, shown once, listed, revoked. Only a hash of a key is ever stored. */
@NullMarked
package io.candela.auth.keys;

import org.jspecify.annotations.NullMarked;

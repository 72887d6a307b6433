/**
 * What must be readable here but nowhere else is sealed before it is stored (Tink, AES-256-GCM), and can be looked up by
 * a keyed hash of it. The keys lie in files; each file holds the key that seals now, and older ones that still open.
 */
@NullMarked
package io.candela.auth.encryption;

import org.jspecify.annotations.NullMarked;

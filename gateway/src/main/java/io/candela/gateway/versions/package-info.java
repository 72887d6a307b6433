/** Versions of the API: several live at once, and each says when it ends (RFC 9745, RFC 8594). */
@NullMarked
package io.candela.gateway.versions;

import org.jspecify.annotations.NullMarked;

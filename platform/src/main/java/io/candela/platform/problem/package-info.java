/**
 * Errors in the form of RFC 9457, the same from every service.
 */
@NullMarked
package io.candela.platform.problem;

import org.jspecify.annotations.NullMarked;

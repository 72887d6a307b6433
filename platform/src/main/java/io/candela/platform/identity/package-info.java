/**
 * Who is calling: the short-lived token by which the gateway tells services.
 */
@NullMarked
package io.candela.platform.identity;

import org.jspecify.annotations.NullMarked;

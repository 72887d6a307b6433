/**
 * The edge cache: answers that services mark as shareable, kept for everybody who may ask for them (RFC 9111), told by
 * {@code Cache-Status} (RFC 9211).
 */
@NullMarked
package io.candela.gateway.cache;

import org.jspecify.annotations.NullMarked;

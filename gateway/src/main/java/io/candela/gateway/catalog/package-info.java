/** What leads programs to the descriptions of the API (RFC 9727). */
@NullMarked
package io.candela.gateway.catalog;

import org.jspecify.annotations.NullMarked;

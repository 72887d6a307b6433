/** A page for people that shows the description of the API, and tries each operation with the reader's own key. */
@NullMarked
package io.candela.gateway.reference;

import org.jspecify.annotations.NullMarked;

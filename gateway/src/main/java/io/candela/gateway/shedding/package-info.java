/** Load shedding: how many requests a service is given at a time, and whose go first when that is less than come. */
@NullMarked
package io.candela.gateway.shedding;

import org.jspecify.annotations.NullMarked;

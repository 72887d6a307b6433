/**
 * Which instance of another service is asked next.
 */
@NullMarked
package io.candela.platform.instances;

import org.jspecify.annotations.NullMarked;

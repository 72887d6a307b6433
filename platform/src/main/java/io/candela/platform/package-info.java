/**
 * Boot auto-configuration that every Candela service gets. No domain words here.
 */
@NullMarked
package io.candela.platform;

import org.jspecify.annotations.NullMarked;

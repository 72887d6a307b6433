/** What has changed for callers, as a page and as a feed. */
@NullMarked
package io.candela.gateway.changelog;

import org.jspecify.annotations.NullMarked;

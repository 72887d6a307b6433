/** How the gateway's own pages for people look and are served. */
@NullMarked
package io.candela.gateway.pages;

import org.jspecify.annotations.NullMarked;

/**
 * The conventions of the public API that every servlet service keeps: paging, cursors, strict parameters.
 */
@NullMarked
package io.candela.platform.web;

import org.jspecify.annotations.NullMarked;

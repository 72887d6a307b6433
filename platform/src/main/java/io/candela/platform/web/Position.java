package io.candela.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param next the cursor of the next page; absent on the last
 * @param limit how many entries a page has at most
 */
public record Position(@Nullable String next, int limit) {}

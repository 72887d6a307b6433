package io.candela.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param next the cursor of the next page; absent on the last
 * @param limit how many entries a page has at most
 */
@Schema(description = "Where a page stands in its list")
public record Position(
        @Schema(description = "The cursor of the next page; absent on the last", example = "MjAxMy0xMS0yNQ.8Zk3")
        @Nullable
        String next,

        @Schema(description = "How many entries a page has at most", example = "100")
        int limit) {}

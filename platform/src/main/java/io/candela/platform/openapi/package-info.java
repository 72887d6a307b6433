/**
 * Makes the OpenAPI description of a service say what its JSON really looks like.
 */
@NullMarked
package io.candela.platform.openapi;

import org.jspecify.annotations.NullMarked;

/** What a request must look like before anybody asks who sent it: not too large, and from an origin that is admitted. */
@NullMarked
package io.candela.gateway.shape;

import org.jspecify.annotations.NullMarked;

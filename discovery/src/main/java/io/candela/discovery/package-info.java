/** The registry in which running services find each other: a Eureka server tuned to notice changes within seconds. */
@NullMarked
package io.candela.discovery;

import org.jspecify.annotations.NullMarked;

package io.candela.gateway.status;

import io.candela.contracts.Environment;
import java.time.Instant;
import java.util.SortedMap;

/**
 * The public status page.
 *
 * @param status {@code up} if every service has an instance that is up, otherwise {@code degraded}
 * @param services whether each service has one
 */
record Status(Environment environment, String status, SortedMap<String, Boolean> services, Instant time) {}

package io.candela.gateway.status;

import java.util.List;

/** What was seen at the last look, and what has been wrong. */
record Observed(List<Feed> feeds, List<Incident> incidents) {}

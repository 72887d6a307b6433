package io.candela.auth.plans;

import io.candela.contracts.Plan;

/**
 * A plan as it is kept here.
 *
 * @param told what gateways are told of it
 * @param keys how many keys an account on it may have in use
 */
record StoredPlan(Plan told, int keys) {}

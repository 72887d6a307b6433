package io.candela.gateway.limits;

import io.candela.gateway.problems.Refusal;

/** Whether an account may open one more stream. */
public sealed interface StreamAdmission {
    /** It may, and holds {@code place} until that is left. */
    record Admitted(StreamPlace place) implements StreamAdmission {}

    /** It has as many open as its plan allows. */
    record Refused(Refusal refusal) implements StreamAdmission {}
}

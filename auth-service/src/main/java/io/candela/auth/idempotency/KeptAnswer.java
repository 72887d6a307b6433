package io.candela.auth.idempotency;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** An answer as it was given. */
@SuppressWarnings("ArrayRecordComponent")
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {
    KeptAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptAnswer answer
                && status == answer.status
                && headers.equals(answer.headers)
                && Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(body));
    }

    /** Without its content, which may be a secret. */
    @Override
    public String toString() {
        return "KeptAnswer[status=%d]".formatted(status);
    }
}

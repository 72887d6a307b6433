package io.candela.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown by a converter of parameter values, which does not know the parameter's name, to say what is wrong. */
public final class Unacceptable extends IllegalArgumentException {
    private final @Nullable List<String> allowed;

    public Unacceptable(String reason) {
        this(reason, null);
    }

    public Unacceptable(String reason, @Nullable List<String> allowed) {
        super(reason);
        this.allowed = allowed;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    @Nullable
    List<String> allowed() {
        return allowed;
    }
}

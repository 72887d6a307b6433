package io.candela.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the query or path parameter at fault; absent if it is a field of the body
 * @param field the field of the body at fault; absent if it is a parameter
 * @param message what is wrong and how to put it right
 * @param allowed the values that would do, where they can be listed
 */
public record ProblemError(
        @Nullable String parameter,
        @Nullable String field,
        String message,
        @Nullable List<String> allowed) {

    public static ProblemError parameter(String name, String message) {
        return new ProblemError(name, null, message, null);
    }

    public static ProblemError parameter(String name, String message, List<String> allowed) {
        return new ProblemError(name, null, message, allowed);
    }

    public static ProblemError field(String name, String message) {
        return new ProblemError(null, name, message, null);
    }
}

package io.candela.platform.web;

import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.problem.ProblemError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not declare, unless it takes {@link OtherParameters}: a misspelt filter
 * must not pass for no filter. A repeated parameter is refused as well, unless the handler takes a list.
 */
final class StrictParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("io.candela.")) {
            return true;
        }
        DeclaredParameters declared = DeclaredParameters.of(method.getMethod());
        List<ProblemError> errors = request.getParameterMap().entrySet().stream()
                .flatMap(sent -> wrong(sent.getKey(), sent.getValue().length, declared))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidParameter(errors);
        }
        return true;
    }

    private static Stream<ProblemError> wrong(String name, int times, DeclaredParameters declared) {
        Boolean repeatable = declared.repeatable().get(name);
        if (repeatable == null && !declared.others()) {
            return Stream.of(ProblemError.parameter(
                    name,
                    "is no parameter of this resource",
                    List.copyOf(declared.repeatable().keySet())));
        }
        return times > 1 && !Boolean.TRUE.equals(repeatable)
                ? Stream.of(ProblemError.parameter(name, "may be given only once"))
                : Stream.empty();
    }
}

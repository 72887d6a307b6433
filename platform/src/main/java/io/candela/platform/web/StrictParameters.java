package io.candela.platform.web;

import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.problem.ProblemError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not declare: a misspelt filter must not pass for no filter. A repeated
 * parameter is refused as well, unless the handler takes a list.
 */
final class StrictParameters implements HandlerInterceptor {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<Method, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("io.candela.")) {
            return true;
        }
        Map<String, Boolean> known = declared.computeIfAbsent(method.getMethod(), any -> declaredBy(method));
        List<ProblemError> errors = request.getParameterMap().entrySet().stream()
                .flatMap(sent -> wrong(sent.getKey(), sent.getValue().length, known))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidParameter(errors);
        }
        return true;
    }

    private static Stream<ProblemError> wrong(String name, int times, Map<String, Boolean> known) {
        Boolean repeatable = known.get(name);
        if (repeatable == null) {
            return Stream.of(ProblemError.parameter(
                    name,
                    "is no parameter of this resource",
                    known.keySet().stream().sorted().toList()));
        }
        return times > 1 && !repeatable
                ? Stream.of(ProblemError.parameter(name, "may be given only once"))
                : Stream.empty();
    }

    private static Map<String, Boolean> declaredBy(HandlerMethod method) {
        Map<String, Boolean> names = new ConcurrentHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                parameter.initParameterNameDiscovery(NAMES);
                String name = Stream.of(annotation.name(), parameter.getParameterName())
                        .filter(Objects::nonNull)
                        .filter(candidate -> !candidate.isEmpty())
                        .findFirst()
                        .orElseThrow();
                Class<?> type = parameter.getParameterType();
                names.put(name, type.isArray() || Iterable.class.isAssignableFrom(type));
            }
        }
        return names;
    }
}

package io.candela.platform.web;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The query parameters that a handler declares.
 *
 * @param repeatable by name, whether it may be given more than once
 * @param others whether the handler takes those that it does not declare
 */
record DeclaredParameters(Map<String, Boolean> repeatable, boolean others) {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final Map<Method, DeclaredParameters> KNOWN = new ConcurrentHashMap<>();

    static DeclaredParameters of(Method handler) {
        return KNOWN.computeIfAbsent(handler, DeclaredParameters::read);
    }

    private static DeclaredParameters read(Method handler) {
        Map<String, Boolean> repeatable = new TreeMap<>();
        boolean others = false;
        if (!ListFields.of(handler).isEmpty()) {
            repeatable.put(ListFields.PARAMETER, false);
        }
        for (int i = 0; i < handler.getParameterCount(); i++) {
            SynthesizingMethodParameter parameter = new SynthesizingMethodParameter(handler, i);
            Class<?> type = parameter.getParameterType();
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                repeatable.put(name(parameter, annotation), type.isArray() || Iterable.class.isAssignableFrom(type));
            }
            others |= type == OtherParameters.class;
        }
        return new DeclaredParameters(repeatable, others);
    }

    private static String name(SynthesizingMethodParameter parameter, RequestParam annotation) {
        parameter.initParameterNameDiscovery(NAMES);
        return Stream.of(annotation.name(), parameter.getParameterName())
                .filter(Objects::nonNull)
                .filter(candidate -> !candidate.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}

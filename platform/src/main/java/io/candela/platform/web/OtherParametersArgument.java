package io.candela.platform.web;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link OtherParameters} to the handlers that take them. */
final class OtherParametersArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OtherParameters.class;
    }

    @Override
    public OtherParameters resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        DeclaredParameters declared = DeclaredParameters.of(Objects.requireNonNull(parameter.getMethod()));
        SortedMap<String, String> others = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!declared.repeatable().containsKey(name)) {
                others.put(name, values[0]);
            }
        });
        return new OtherParameters(others);
    }
}

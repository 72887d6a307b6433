package io.candela.platform.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

/** The fields of the entries of a list: whoever asks for a list may name those that they want. */
public final class ListFields {
    /** The parameter that names them, and what they lie under in the answer. */
    public static final String PARAMETER = "fields";

    static final String ENTRIES = "data";

    private static final Map<Method, List<String>> KNOWN = new ConcurrentHashMap<>();

    private ListFields() {}

    /** Those of what {@code handler} answers, in their order; none if it answers no list of records. */
    public static List<String> of(Method handler) {
        return KNOWN.computeIfAbsent(handler, ListFields::read);
    }

    private static List<String> read(Method handler) {
        ResolvableType answer = ResolvableType.forMethodReturnType(handler);
        ResolvableType page = ResponseEntity.class.isAssignableFrom(answer.toClass()) ? answer.getGeneric(0) : answer;
        if (!Paged.class.isAssignableFrom(page.toClass()) || !page.toClass().isRecord()) {
            return List.of();
        }
        return Arrays.stream(page.toClass().getRecordComponents())
                .filter(component -> component.getName().equals(ENTRIES))
                .map(component -> ResolvableType.forMethodReturnType(component.getAccessor(), page.toClass()))
                .map(list -> entry(list, page))
                .filter(Class::isRecord)
                .flatMap(entry -> names(entry).stream())
                .toList();
    }

    /** What a list in a page has in it, where the page may be of anything. */
    private static Class<?> entry(ResolvableType list, ResolvableType page) {
        Class<?> own = list.getGeneric(0).toClass();
        return own == Object.class ? page.getGeneric(0).toClass() : own;
    }

    private static List<String> names(Class<?> entry) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : entry.getRecordComponents()) {
            if (annotated(component, JsonUnwrapped.class)) {
                names.addAll(names(component.getType()));
            } else if (!annotated(component, JsonIgnore.class)) {
                JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
                names.add(given == null ? component.getName() : given.value());
            }
        }
        return names;
    }

    private static boolean annotated(
            RecordComponent component, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Stream.<AnnotatedElement>of(component, component.getAccessor())
                .anyMatch(element -> element.isAnnotationPresent(annotation));
    }
}

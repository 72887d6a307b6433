package io.candela.platform.openapi;

import io.candela.platform.web.ListFields;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameter {@code fields}, which every list has and no handler declares. */
final class FieldsParameter implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        List<String> names = ListFields.of(handler.getMethod());
        if (!names.isEmpty()) {
            Schema<String> name = new StringSchema();
            names.forEach(name::addEnumItemObject);
            operation.addParametersItem(new Parameter()
                    .name(ListFields.PARAMETER)
                    .in("query")
                    .required(false)
                    .description("What each entry is to have, joined by commas; all that there is without it")
                    .style(Parameter.StyleEnum.FORM)
                    .explode(false)
                    .schema(new ArraySchema().items(name))
                    .example(List.of(names.getFirst())));
        }
        return operation;
    }
}

package io.candela.platform.openapi;

import io.candela.platform.identity.Caller;
import io.candela.platform.web.Intervals;
import io.swagger.v3.core.converter.ModelConverter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Teaches springdoc the JSON form of records, for services that have it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SpringDocUtils.class)
class OpenApiAutoConfiguration {
    static {
        // The gateway says who calls; it is no parameter of the API.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    ModelConverter recordSchemas(Intervals intervals) {
        return new RecordSchemas(intervals);
    }

    @Bean
    OperationCustomizer fieldsParameter() {
        return new FieldsParameter();
    }

    @Bean
    ParameterCustomizer conventionalParameters() {
        return new ConventionalParameters();
    }
}

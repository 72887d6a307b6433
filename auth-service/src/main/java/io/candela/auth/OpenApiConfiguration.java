package io.candela.auth;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI description of this service says beside its operations. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    @Bean
    OpenAPI description() {
        Components components = new Components()
                .addSecuritySchemes(
                        "key",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key"))
                .addSchemas("Problem", problem());
        answers().forEach(components::addResponses);
        return new OpenAPI()
                .info(new Info().title("Candela accounts").version("1"))
                .servers(List.of(new Server().url("/")))
                .components(components)
                .tags(List.of(new Tag().name("account").description("Accounts, keys and plans")));
    }

    /** RFC 9457, with Candela's additions. */
    private static Schema<?> problem() {
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("Problem details (RFC 9457)");
        problem.addProperty("type", new StringSchema().format("uri-reference").example("/problems/unknown-key"));
        problem.addProperty("title", new StringSchema().example("Unknown key"));
        problem.addProperty("status", new IntegerSchema().example(404));
        problem.addProperty("detail", new StringSchema().example("Your account has no key 'key_1'."));
        problem.addProperty(
                "instance", new StringSchema().format("uri-reference").example("/v1/keys/key_1"));
        problem.addProperty("code", new StringSchema().example("unknown-key"));
        problem.addProperty("requestId", new StringSchema().example("3f0c9a3e"));
        problem.addProperty("retryable", new BooleanSchema().example(false));
        problem.addProperty("errors", new ArraySchema().items(error()));
        problem.setRequired(List.of("type", "title", "status", "code", "requestId", "retryable"));
        return problem;
    }

    private static Schema<?> error() {
        ObjectSchema error = new ObjectSchema();
        error.setDescription("One thing that is wrong with the request: a parameter or a field of the body");
        error.addProperty("parameter", new StringSchema());
        error.addProperty("field", new StringSchema());
        error.addProperty("message", new StringSchema());
        error.addProperty("allowed", new ArraySchema().items(new StringSchema()));
        error.setRequired(List.of("message"));
        return error;
    }

    private static Map<String, ApiResponse> answers() {
        return Map.of(
                "InvalidRequest", problem("The request is not right; errors names the parameters and fields at fault"),
                "Unauthenticated", problem("No key, or one that is not good"),
                "Forbidden", problem("The key may not do this"),
                "NotFound", problem("Your account has nothing of that id"),
                "Conflict", problem("What is stored does not allow this"),
                "TooManyRequests", later(problem("The key's limit is used up")),
                "Unavailable", later(problem("Something that the answer needs does not work at the moment")));
    }

    /** Every operation may meet the gateway's refusals, and the database's absence. */
    @Bean
    OperationCustomizer commonAnswers() {
        return (operation, method) -> {
            if (isSecured(operation)) {
                answer(operation, "401", "Unauthenticated");
                answer(operation, "403", "Forbidden");
            }
            answer(operation, "429", "TooManyRequests");
            answer(operation, "503", "Unavailable");
            return operation;
        };
    }

    private static boolean isSecured(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    private static void answer(Operation operation, String status, String name) {
        operation.getResponses().addApiResponse(status, new ApiResponse().$ref(name));
    }

    private static ApiResponse problem(String description) {
        MediaType content = new MediaType().schema(new Schema<>().$ref("Problem"));
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", content));
    }

    private static ApiResponse later(ApiResponse answer) {
        return answer.addHeaderObject(
                "Retry-After",
                new Header().description("In how many seconds to come back").schema(new IntegerSchema()));
    }
}

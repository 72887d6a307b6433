package io.candela.marketdata;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
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
import io.swagger.v3.oas.models.security.SecurityRequirement;
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
    private static final Map<String, String> REFUSALS = Map.of(
            "400", "InvalidRequest",
            "401", "Unauthenticated",
            "403", "Forbidden",
            "404", "NotFound",
            "429", "TooManyRequests",
            "503", "Unavailable");

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
        REFUSALS.values().forEach(name -> components.addResponses(name, refusal(name)));
        return new OpenAPI()
                .info(new Info().title("Candela market data").version("1"))
                .servers(List.of(new Server().url("/")))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList("key"))
                .tags(List.of(
                        new Tag().name("reference").description("What can be traded, and where"),
                        new Tag().name("market").description("Prices, candles and trades")));
    }

    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            REFUSALS.forEach((status, name) ->
                    operation.getResponses().addApiResponse(status, new ApiResponse().$ref(name)));
            return operation;
        };
    }

    private static ApiResponse refusal(String name) {
        MediaType content = new MediaType().schema(new Schema<>().$ref("Problem"));
        return new ApiResponse()
                .description(meaning(name))
                .content(new Content().addMediaType("application/problem+json", content));
    }

    private static String meaning(String name) {
        return switch (name) {
            case "InvalidRequest" -> "The request is not right; errors names the parameters at fault";
            case "Unauthenticated" -> "No key, or one that is not good";
            case "Forbidden" -> "The key may not do this";
            case "NotFound" -> "There is no such thing";
            case "TooManyRequests" -> "The key's limit is used up; Retry-After says when to come back";
            default -> "Something that the answer needs does not work at the moment; Retry-After says when to come back";
        };
    }

    /** RFC 9457, with Candela's additions. */
    private static Schema<?> problem() {
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("Problem details (RFC 9457)");
        problem.addProperty("type", new StringSchema().format("uri-reference").example("/problems/unknown-instrument"));
        problem.addProperty("title", new StringSchema().example("Unknown instrument"));
        problem.addProperty("status", new IntegerSchema().example(404));
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema().format("uri-reference"));
        problem.addProperty("code", new StringSchema().example("unknown-instrument"));
        problem.addProperty("requestId", new StringSchema());
        problem.addProperty("retryable", new BooleanSchema().example(false));
        problem.addProperty("errors", new ArraySchema().items(error()));
        problem.setRequired(List.of("type", "title", "status", "code", "requestId", "retryable"));
        return problem;
    }

    private static Schema<?> error() {
        ObjectSchema error = new ObjectSchema();
        error.setDescription("One thing that is wrong with the request");
        error.addProperty("parameter", new StringSchema());
        error.addProperty("field", new StringSchema());
        error.addProperty("message", new StringSchema());
        error.addProperty("allowed", new ArraySchema().items(new StringSchema()));
        error.setRequired(List.of("message"));
        return error;
    }
}

package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.json.RecordJson;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The gateway's side of the service. */
record Client(MockMvcTester mvc, Secrets secrets) {
    JsonNode read(String path, Object... variables) {
        MvcTestResult answer = get(path, variables);
        assertThat(answer).as(path).hasStatusOk();
        return json(answer);
    }

    /** What is on all pages of a list. */
    List<JsonNode> all(String path) {
        List<JsonNode> entries = new ArrayList<>();
        String next = path;
        while (next != null) {
            MvcTestResult answer = get(next);
            assertThat(answer).as(next).hasStatusOk();
            json(answer).get("data").forEach(entries::add);
            String link = answer.getResponse().getHeader(HttpHeaders.LINK);
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return entries;
    }

    void problem(String path, int status, String code) {
        MvcTestResult answer = get(path);
        assertThat(answer).as(path).hasStatus(status).hasContentType("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("code").asString()).as(path).isEqualTo(code);
        assertThat(problem.get("retryable").asBoolean()).as(path).isEqualTo(status >= 500);
        assertThat(problem.get("requestId").asString()).as(path).isNotEmpty();
    }

    void invalid(String path, String parameter) {
        problem(path, 400, "invalid-parameter", parameter);
    }

    void problem(String path, int status, String code, String parameter) {
        problem(path, status, code);
        assertThat(json(get(path)).at("/errors/0/parameter").asString())
                .as(path)
                .isEqualTo(parameter);
    }

    MvcTestResult get(String path, Object... variables) {
        return mvc.get()
                .uri(path, variables)
                .header(IdentityHeader.NAME, secrets.identity())
                .exchange();
    }

    static JsonNode json(MvcTestResult answer) {
        return RecordJson.mapper().readTree(answer.getResponse().getContentAsByteArray());
    }
}

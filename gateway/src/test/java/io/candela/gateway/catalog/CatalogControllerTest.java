package io.candela.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.authentication.PublicUrl;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogControllerTest {
    @Test
    void everyVersionOfTheApiIsListed() {
        assertThat(CatalogController.versions(
                        List.of("/v1/prices", "/v2/prices", "/v1/keys", "/oauth2/token", "/vx/a")))
                .containsExactly("/v1", "/v2");
    }

    @Test
    void eachVersionLeadsToItsDescriptionsItsDocumentationAndItsStatus() {
        assertThat(CatalogController.catalog(new PublicUrl("https://api.example"), new TreeSet<>(List.of("/v1", "/v2")))
                        .path("linkset")
                        .valueStream())
                .hasSize(2)
                .allSatisfy(version -> {
                    assertThat(version.path("anchor").asString()).matches("https://api[.]example/v[12]");
                    assertThat(version.at("/service-doc/0/href").asString()).isEqualTo("https://api.example/docs");
                    assertThat(version.path("service-desc")).hasSize(2);
                    assertThat(version.at("/status/0/href").asString()).isEqualTo("https://api.example/status");
                });
    }
}

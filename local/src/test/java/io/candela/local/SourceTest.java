package io.candela.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class SourceTest {

    @Test
    void theSwitchDecides() {
        assertThat(Source.chosen("local")).isInstanceOf(Processes.class);
        assertThat(Source.chosen("docker")).isInstanceOf(Containers.class);
        assertThatThrownBy(() -> Source.chosen("podman")).hasMessageContaining("auto, docker or local");
    }

    @Test
    void leftToItselfItTakesContainersWhereAnEngineAnswers() {
        assertThat(Source.chosen("auto"))
                .isInstanceOf(DockerClientFactory.instance().isDockerAvailable() ? Containers.class : Processes.class);
    }
}

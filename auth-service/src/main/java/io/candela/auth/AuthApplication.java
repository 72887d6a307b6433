package io.candela.auth;

import io.candela.platform.ids.OpaqueIds;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts auth-service. */
@EnableScheduling
@SpringBootApplication(proxyBeanMethods = false)
public class AuthApplication {
    public static void main(String... arguments) {
        SpringApplication.run(AuthApplication.class, arguments);
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    OpaqueIds opaqueIds(InstantSource clock, RandomGenerator random) {
        return new OpaqueIds(clock, random);
    }
}

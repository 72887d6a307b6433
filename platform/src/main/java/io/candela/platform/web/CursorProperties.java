package io.candela.platform.web;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How cursors are sealed.
 *
 * @param secretFile the secret that seals cursors, the same for all replicas of all services
 */
@ConfigurationProperties("candela.cursor")
record CursorProperties(Path secretFile) {}

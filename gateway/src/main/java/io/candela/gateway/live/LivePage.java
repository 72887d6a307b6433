package io.candela.gateway.live;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /live}: a page that runs nothing but what comes from this gateway, and speaks to nobody else. */
@RestController
class LivePage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private final LiveAssets assets;

    LivePage(LiveAssets assets) {
        this.assets = assets;
    }

    @GetMapping("/live")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .eTag(assets.version())
                .contentType(HTML)
                .body(assets.page());
    }
}

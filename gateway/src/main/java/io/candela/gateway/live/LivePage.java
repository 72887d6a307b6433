package io.candela.gateway.live;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /live}. */
@RestController
class LivePage {
    @GetMapping("/live")
    ResponseEntity<String> page() {
        return LiveConfiguration.PAGE.answer();
    }
}

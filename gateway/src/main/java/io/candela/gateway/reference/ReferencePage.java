package io.candela.gateway.reference;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /docs}. */
@RestController
class ReferencePage {
    @GetMapping("/docs")
    ResponseEntity<String> page() {
        return ReferenceConfiguration.PAGE.answer();
    }
}

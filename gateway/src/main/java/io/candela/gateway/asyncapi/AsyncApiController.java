package io.candela.gateway.asyncapi;

import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.documents.Frame;
import io.candela.gateway.documents.PublishedDocument;
import io.candela.gateway.streams.StreamsProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers at {@code /asyncapi.json}. */
@RestController
class AsyncApiController {
    private final PublishedDocument document;

    AsyncApiController(StreamsProperties streams, PublicUrl url) {
        this.document =
                PublishedDocument.of(new AsyncApiComposer(Frame.load("asyncapi.yaml"), Frame.load("openapi.yaml"), url)
                        .compose(streams.channels()));
    }

    @GetMapping("/asyncapi.json")
    ResponseEntity<String> document() {
        return document.answer();
    }
}

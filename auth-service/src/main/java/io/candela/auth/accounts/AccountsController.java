package io.candela.auth.accounts;

import io.candela.auth.accounts.SignUpRequest.Reading;
import io.candela.auth.keys.NewKeyView;
import io.candela.auth.keys.UnknownAccount;
import io.candela.platform.identity.Caller;
import io.candela.platform.problem.InvalidBody;
import io.candela.platform.problem.Unavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing up, and the caller's account. */
@RestController
@Tag(name = "account")
class AccountsController {
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final Registrar registrar;

    AccountsController(Accounts accounts, Registrar registrar) {
        this.accounts = accounts;
        this.registrar = registrar;
    }

    @Operation(
            operationId = "signUp",
            summary = "Sign up",
            description =
                    "Makes an account on the free plan, and its first key, which can read. The key is shown this once.")
    @ApiResponse(
            responseCode = "201",
            description = "The account, and its first key with its secret",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where it is",
                            schema = @Schema(type = "string", format = "uri-reference", example = "/v1/account")))
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @PostMapping("/v1/accounts")
    ResponseEntity<SignUpView> signUp(@RequestBody SignUpRequest request) throws InterruptedException {
        Reading.Understood wanted = switch (request.read()) {
            case Reading.Understood understood -> understood;
            case Reading.Wrong wrong -> throw new InvalidBody("The account cannot be made like this.", wrong.errors());
        };
        return switch (registrar.register(wanted.email(), wanted.password())) {
            case Registration.Registered registered ->
                ResponseEntity.created(URI.create("/v1/account"))
                        .body(new SignUpView(registered.account(), NewKeyView.of(registered.key())));
            case Registration.EmailTaken taken -> throw new EmailTaken();
            case Registration.Busy busy -> throw new Unavailable("Many are signing up at the moment.", BUSY);
        };
    }

    @Operation(
            operationId = "getAccount",
            summary = "Get your account",
            description = "Who the key acts for, and on which plan.")
    @ApiResponse(responseCode = "200", description = "The account that the key acts for")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping("/v1/account")
    Account account(Caller caller) {
        return accounts.find(caller.account()).orElseThrow(UnknownAccount::new);
    }
}

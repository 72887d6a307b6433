package io.candela.marketdata.trades;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.exports.ExportFormat;
import io.candela.marketdata.exports.Exports;
import io.candela.marketdata.exports.Exports.Opened;
import io.candela.marketdata.history.TradeFiles;
import io.candela.marketdata.history.TradeLines;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.InvalidParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class TradesExportController {
    private final TradeFiles trades;
    private final Instruments instruments;
    private final Exports exports;
    private final Environment environment;

    TradesExportController(TradeFiles trades, Instruments instruments, Exports exports, Environment environment) {
        this.trades = trades;
        this.instruments = instruments;
        this.exports = exports;
        this.environment = environment;
    }

    @GetMapping(
            path = "/v1/exports/trades/{instrument}",
            produces = {ExportFormat.NDJSON_TYPE, ExportFormat.CSV_TYPE, ExportFormat.PARQUET_TYPE})
    @Operation(
            operationId = "exportTrades",
            summary = "Export the trades of an instrument",
            description =
                    "All of a range in one answer, the oldest first: what `/v1/trades/{instrument}` lists with `sort=time`,"
                            + " page by page. `Accept` says in which form. The last line of NDJSON is"
                            + " `{\"complete\":true,\"rows\":N}`; an answer that ends without being complete is broken off,"
                            + " and can be taken up again with the time of its last row as `from`.")
    @ApiResponse(
            responseCode = "200",
            description = "The trades",
            content = {
                @Content(mediaType = ExportFormat.NDJSON_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = ExportFormat.PARQUET_TYPE, schema = @Schema(type = "string", format = "binary"))
            })
    void export(
            @PathVariable String instrument,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        InvalidParameter.requireRange(from, to);
        Instrument named = instruments.named(instrument);
        Instant begin = from == null ? Instant.MIN : from;
        Instant end = to == null ? Instant.MAX : to;
        exports.send(
                request,
                response,
                named.id() + "-trades",
                format -> format == ExportFormat.PARQUET
                        ? new Opened.File(trades.parquet(named, begin, end))
                        : rows(named, trades.lines(named, begin, end)));
    }

    private Opened rows(Instrument instrument, TradeLines lines) {
        TradeRows rows = new TradeRows(instrument, environment);
        return new Opened.Rows(TradeRows.COLUMNS, writer -> {
            try (lines) {
                rows.write(lines, writer);
            }
        });
    }
}

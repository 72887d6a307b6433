package io.candela.marketdata.exports;

import java.io.OutputStream;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** What an export is written as. */
public enum ExportFormat {
    /** A JSON object in each line, and a last one that says that it was the last. */
    NDJSON(ExportFormat.NDJSON_TYPE, "ndjson"),
    /** RFC 4180, with the names in the first line. */
    CSV(ExportFormat.CSV_TYPE, "csv"),
    /** As the store itself writes it. */
    PARQUET(ExportFormat.PARQUET_TYPE, "parquet");

    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String CSV_TYPE = "text/csv";
    public static final String PARQUET_TYPE = "application/vnd.apache.parquet";

    private final String type;
    private final String ending;

    ExportFormat(String type, String ending) {
        this.type = type;
        this.ending = ending;
    }

    /** The one that is wished for most; the first where all are equal. */
    static ExportFormat accepted(String accept) {
        List<MediaType> wishes = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wishes);
        return wishes.stream()
                .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                .flatMap(wish -> List.of(values()).stream().filter(format -> wish.includes(format.type())))
                .findFirst()
                .orElse(NDJSON);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    String ending() {
        return ending;
    }

    RowWriter writer(List<String> columns, OutputStream target) {
        return switch (this) {
            case NDJSON -> new NdjsonWriter(columns, target);
            case CSV -> new CsvWriter(columns, target);
            case PARQUET -> throw new IllegalStateException("The store writes it");
        };
    }
}

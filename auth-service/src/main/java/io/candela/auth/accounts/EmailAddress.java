package io.candela.auth.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case: nobody has two accounts that differ in capitals. Whether mail arrives is for a mail
 * to find out, so that the form is only checked for what cannot be one.
 */
public record EmailAddress(String text) {
    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+");

    public EmailAddress {
        if (!wellFormed(text)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
        text = text.toLowerCase(Locale.ROOT);
    }

    /** The address that {@code text} is, or nothing if it cannot be one. */
    public static Optional<EmailAddress> parse(String text) {
        return wellFormed(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean wellFormed(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}

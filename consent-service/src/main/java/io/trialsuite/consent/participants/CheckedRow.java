package io.trialsuite.consent.participants;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a file held against the rules for each of its values. */
final class CheckedRow {

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}");
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Pattern MOBILE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final String FORMULA_STARTS = "=+-@";
    private static final int OLDEST_YEAR = 1900;
    private static final int LONGEST_LOCAL_PART = 64;

    private final SourceLine source;
    private final int thisYear;
    private final List<RowError> errors = new ArrayList<>();

    private CheckedRow(SourceLine source, int thisYear) {
        this.source = source;
        this.thisYear = thisYear;
    }

    static CheckedRow of(SourceLine source, int thisYear) {
        var row = new CheckedRow(source, thisYear);
        row.check();
        return row;
    }

    List<RowError> errors() {
        return errors;
    }

    ParticipantRow row() {
        var year = optional("birth_year");
        var identity = new Identity(
                value("full_name"),
                optional("email"),
                optional("mobile"),
                value("language"),
                year == null ? null : Integer.valueOf(year));
        return new ParticipantRow(line(), value("subject_code"), value("site_code"), identity);
    }

    private void check() {
        if (!source.isConsistent()) {
            refuse(
                    "columns",
                    "wrong-column-count",
                    "The line has " + source.values().size() + " values, not 7.");
            return;
        }
        source.formulas()
                .forEach(column -> refuse(column, "formula", "A value is typed, not computed by the spreadsheet."));
        require("subject_code", SUBJECT, 32, "A subject code has 1 to 32 letters, digits and hyphens.");
        checkName();
        checkEmail();
        accept("mobile", MOBILE, 16, "A mobile number is written as +, country code and number.");
        require("language", LANGUAGE, 2, "A language is an ISO 639-1 code such as ko or en.");
        checkYear();
        if (value("site_code").isEmpty()) {
            refuse("site_code", "required", "The site code is missing.");
        }
    }

    private void checkName() {
        var name = value("full_name");
        if (name.isBlank()) {
            refuse("full_name", "required", "The name is missing.");
        } else if (name.length() > 120) {
            refuse("full_name", "too-long", "A name has at most 120 characters.");
        } else if (name.chars().anyMatch(CheckedRow::breaksTheLine)) {
            refuse("full_name", "control-character", "The name contains a character that cannot be printed.");
        } else if (FORMULA_STARTS.indexOf(name.charAt(0)) >= 0) {
            refuse("full_name", "formula", "A name does not start as a spreadsheet formula does.");
        }
    }

    /** Mail is addressed with the name: what would end a header's line there is refused here. */
    private static boolean breaksTheLine(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    private void checkEmail() {
        var email = value("email");
        if (!email.isEmpty() && FORMULA_STARTS.indexOf(email.charAt(0)) >= 0) {
            refuse("email", "formula", "An address does not start as a spreadsheet formula does.");
        } else if (email.indexOf('@') > LONGEST_LOCAL_PART) {
            refuse("email", "too-long", "An address has at most " + LONGEST_LOCAL_PART + " characters before the @.");
        } else {
            accept("email", EMAIL, 254, "This is not an e-mail address.");
        }
    }

    private void checkYear() {
        accept("birth_year", YEAR, 4, "A birth year has four digits.");
        var year = optional("birth_year");
        if (year != null && YEAR.matcher(year).matches()) {
            var number = Integer.parseInt(year);
            if (number < OLDEST_YEAR || number > thisYear) {
                refuse("birth_year", "out-of-range", "Nobody who takes part was born in that year.");
            }
        }
    }

    private void require(String column, Pattern pattern, int longest, String message) {
        if (value(column).isEmpty()) {
            refuse(column, "required", "The value is missing.");
        } else {
            accept(column, pattern, longest, message);
        }
    }

    private void accept(String column, Pattern pattern, int longest, String message) {
        var value = value(column);
        if (value.length() > longest) {
            refuse(column, "too-long", "The value has at most " + longest + " characters.");
        } else if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            refuse(column, "wrong-format", message);
        }
    }

    private void refuse(String column, String code, String message) {
        errors.add(RowError.of(line(), column, code, message));
    }

    private String value(String column) {
        return source.get(column);
    }

    private @Nullable String optional(String column) {
        var value = value(column);
        return value.isEmpty() ? null : value;
    }

    private long line() {
        return source.line();
    }
}

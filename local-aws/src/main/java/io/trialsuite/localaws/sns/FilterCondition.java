package io.trialsuite.localaws.sns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One condition of a filter policy: a value, or an object with one operator. */
record FilterCondition(boolean onAbsence, Predicate<JsonNode> test) {

    /** Whether one of the values found at the key fulfils it; if none was found, only {@code exists: false} does. */
    boolean accepts(List<JsonNode> values) {
        return onAbsence ? values.isEmpty() : values.stream().anyMatch(test);
    }

    static FilterCondition parse(JsonNode condition) {
        if (condition.isArray()) {
            throw FilterPolicy.invalid("Match value must be String, number, true, false, or null");
        }
        if (!condition.isObject()) {
            return new FilterCondition(false, equalTo(condition));
        }
        if (condition.size() != 1) {
            throw FilterPolicy.invalid("Only one key allowed in match expression");
        }
        var operator = condition.propertyNames().iterator().next();
        var operand = condition.path(operator);
        if (operator.equals("exists")) {
            require(operand.isBoolean(), "exists match pattern must be either true or false.");
            return new FilterCondition(!operand.asBoolean(), value -> true);
        }
        return new FilterCondition(false, operator(operator, operand));
    }

    private static Predicate<JsonNode> operator(String operator, JsonNode operand) {
        return switch (operator) {
            case "prefix" -> text(operand, operator, String::startsWith);
            case "suffix" -> text(operand, operator, String::endsWith);
            case "equals-ignore-case" -> text(operand, operator, String::equalsIgnoreCase);
            case "wildcard" -> wildcard(operand);
            case "numeric" -> numeric(operand);
            case "anything-but" -> anythingBut(operand);
            case "cidr" -> AddressRange.parse(operand.asString(""));
            default -> throw FilterPolicy.invalid("Unrecognized match type " + operator);
        };
    }

    private interface TextMatch {
        boolean matches(String value, String operand);
    }

    private static Predicate<JsonNode> text(JsonNode operand, String operator, TextMatch match) {
        require(operand.isString() && !operand.asString().isEmpty(), operator + " match pattern must be a string");
        var expected = operand.asString();
        return value -> value.isString() && match.matches(value.asString(), expected);
    }

    private static Predicate<JsonNode> wildcard(JsonNode operand) {
        require(operand.isString(), "wildcard match pattern must be a string");
        require(!operand.asString().contains("**"), "Consecutive wildcard characters");
        var pattern = Pattern.compile(Pattern.quote(operand.asString()).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        return value -> value.isString() && pattern.matcher(value.asString()).matches();
    }

    private static Predicate<JsonNode> anythingBut(JsonNode operand) {
        if (operand.isObject()) {
            var operator =
                    operand.size() == 1 ? operand.propertyNames().iterator().next() : "";
            require(
                    Set.of("prefix", "suffix", "wildcard", "equals-ignore-case").contains(operator),
                    "Unsupported anything-but pattern: " + operator.toLowerCase(Locale.ROOT));
            return operator(operator, operand.path(operator)).negate();
        }
        if (!operand.isArray()) {
            require(operand.isString() || operand.isNumber(), "anything-but needs strings or numbers");
            return equalTo(operand).negate();
        }
        require(!operand.isEmpty(), "Empty arrays are not allowed");
        require(
                operand.valueStream().allMatch(each -> each.isString() || each.isNumber()),
                "anything-but needs strings or numbers");
        var excluded = operand.valueStream().map(FilterCondition::equalTo).toList();
        return value -> excluded.stream().noneMatch(each -> each.test(value));
    }

    private static Predicate<JsonNode> numeric(JsonNode operand) {
        require(
                operand.isArray() && (operand.size() == 2 || operand.size() == 4),
                "Value of numeric must be an array of a comparison and a number, once or twice");
        Predicate<JsonNode> both = JsonNode::isNumber;
        for (int i = 0; i < operand.size(); i += 2) {
            require(operand.get(i + 1).isNumber(), "Value of " + operand.get(i).asString() + " must be numeric");
            both = both.and(
                    comparison(operand.get(i).asString(), operand.get(i + 1).decimalValue()));
        }
        if (operand.size() == 4) {
            require(
                    operand.get(0).asString().startsWith(">")
                            && operand.get(2).asString().startsWith("<"),
                    "A range must start with > or >= and end with < or <=");
            require(
                    operand.get(1).decimalValue().compareTo(operand.get(3).decimalValue()) < 0,
                    "Bottom must be less than top");
        }
        return both;
    }

    private static Predicate<JsonNode> comparison(String operator, BigDecimal bound) {
        return switch (operator) {
            case "=" -> value -> value.decimalValue().compareTo(bound) == 0;
            case "<" -> value -> value.decimalValue().compareTo(bound) < 0;
            case "<=" -> value -> value.decimalValue().compareTo(bound) <= 0;
            case ">" -> value -> value.decimalValue().compareTo(bound) > 0;
            case ">=" -> value -> value.decimalValue().compareTo(bound) >= 0;
            default -> throw FilterPolicy.invalid("Unrecognized numeric range operator: " + operator);
        };
    }

    private static Predicate<JsonNode> equalTo(JsonNode expected) {
        if (!expected.isNumber()) {
            return expected::equals;
        }
        var number = expected.decimalValue();
        return value -> value.isNumber() && value.decimalValue().compareTo(number) == 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw FilterPolicy.invalid(otherwise);
        }
    }
}

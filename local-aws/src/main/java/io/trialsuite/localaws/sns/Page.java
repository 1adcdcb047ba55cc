package io.trialsuite.localaws.sns;

import java.util.List;

/** A hundred items at a time; the token is the position of the next. */
record Page<T>(List<T> items, boolean last, int next) {

    private static final int SIZE = 100;

    static <T> Page<T> of(List<T> all, Form form) {
        int from;
        try {
            from = Math.min(Integer.parseInt(form.get("NextToken", "0")), all.size());
        } catch (NumberFormatException e) {
            throw SnsRefusals.invalid("NextToken");
        }
        int to = Math.min(from + SIZE, all.size());
        return new Page<>(List.copyOf(all.subList(from, to)), to == all.size(), to);
    }

    void addToken(Xml xml) {
        if (!last) {
            xml.element("NextToken", Integer.toString(next));
        }
    }
}

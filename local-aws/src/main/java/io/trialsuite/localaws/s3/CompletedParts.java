package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.util.ArrayList;
import java.util.List;

/** Checks the list of parts that a client wants put together. */
final class CompletedParts {

    private static final long SMALLEST = 5L << 20;

    private CompletedParts() {}

    /** The parts as they were uploaded, in order. */
    static List<Upload.Part> of(XmlElement document, Upload upload) {
        var named = document.children("Part");
        if (named.isEmpty()) throw XmlElement.malformed();
        var parts = new ArrayList<Upload.Part>();
        int last = 0;
        for (var element : named) {
            int number = number(element);
            if (number <= last) {
                throw new AwsError(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            last = number;
            parts.add(uploaded(element, upload, number));
        }
        for (var part : parts.subList(0, parts.size() - 1)) {
            if (part.blob().size() < SMALLEST) {
                throw new AwsError(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
        }
        return parts;
    }

    private static int number(XmlElement element) {
        try {
            return Integer.parseInt(element.require("PartNumber").strip());
        } catch (NumberFormatException e) {
            throw XmlElement.malformed();
        }
    }

    private static Upload.Part uploaded(XmlElement element, Upload upload, int number) {
        var part = upload.parts().get(number);
        if (part == null
                || !element.require("ETag").replace("\"", "").equals(part.blob().md5())) {
            throw invalid();
        }
        part.blob()
                .checksums()
                .forEach((algorithm, value) -> element.text(algorithm.element())
                        .filter(sent -> !sent.equals(value))
                        .ifPresent(sent -> {
                            throw invalid();
                        }));
        return part;
    }

    private static AwsError invalid() {
        return new AwsError(
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }
}

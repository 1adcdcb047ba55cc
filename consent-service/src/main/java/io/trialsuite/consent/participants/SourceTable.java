package io.trialsuite.consent.participants;

import java.util.List;

/**
 * A file's lines below its header, whatever it was written with.
 *
 * @param encoding what it turned out to be
 */
record SourceTable(Encoding encoding, List<String> header, List<SourceLine> lines) {

    /** How the bytes were read. */
    enum Encoding {
        UTF_8,
        CP949,
        XLSX
    }
}

package io.trialsuite.signature.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What an independent validator (veraPDF) has to say against a file as PDF/A-2a. */
public final class PdfaConformance {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfaConformance() {}

    public static List<String> violations(byte[] pdf) throws Exception {
        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_A);
                var validator = foundry.createValidator(PDFAFlavour.PDFA_2_A, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(it -> it.getRuleId() + " " + it.getMessage())
                    .distinct()
                    .toList();
        }
    }
}

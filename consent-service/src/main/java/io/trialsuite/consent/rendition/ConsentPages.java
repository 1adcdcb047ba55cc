package io.trialsuite.consent.rendition;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.Html;
import io.trialsuite.input.Wording;
import io.trialsuite.signature.pdf.PdfaMetadata;
import io.trialsuite.signature.pdf.PdfaRenderer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.safety.Safelist;
import org.springframework.stereotype.Component;

/** Writes consents as PDF/A. The same consent gives the same bytes, in whatever release and whenever it is asked again. */
@Component
public class ConsentPages {

    private static final String STYLE = """
            <style>
            @page { size: A4; margin: 22mm 20mm 24mm 20mm;
                    @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
            body { font-size: 10.5pt; line-height: 1.5; }
            h1 { font-size: 17pt; margin: 0 0 2mm 0; } h2 { font-size: 13pt; margin: 8mm 0 2mm 0; }
            table { width: 100%; font-size: 8.5pt; border-collapse: collapse; margin: 0 0 6mm 0; }
            th { width: 42mm; text-align: left; vertical-align: top; font-weight: normal; color: #444; } td { word-wrap: break-word; }
            .field { margin: 3mm 0; } .question { color: #444; font-size: 9pt; } .answer { font-size: 11.5pt; }
            .drawing { width: 75mm; height: 25mm; border-bottom: 0.4pt solid #444; }
            .line { border-bottom: 0.4pt solid #444; height: 9mm; }
            .signature { page-break-inside: avoid; border: 0.6pt solid #444; padding: 3mm 4mm; margin: 4mm 0; }
            .manifestation { page-break-before: always; }
            </style>""";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC (+00:00)'").withZone(ZoneOffset.UTC);

    private static final Safelist PRINTABLE = Safelist.relaxed()
            .addAttributes(":all", "class")
            .addAttributes("img", "alt")
            .addAttributes("th", "scope")
            .addProtocols("img", "src", "data")
            .removeProtocols("img", "src", "http", "https");

    private final InputMethods methods;
    private final PdfaRenderer renderer = new PdfaRenderer();

    ConsentPages(InputMethods methods) {
        this.methods = methods;
    }

    /** As it is printed for whoever signs on paper. */
    public byte[] blank(PublishedVersion version, String locale) {
        requireOffered(version, locale);
        var body = heading(version, locale, "") + blocks(version, locale) + toFillIn(version, locale);
        return render(body, version, locale, version.studyTitle(), version.frozenAt());
    }

    /** The same with a line for everybody who signs, and what to do with it: for when there is no other way (paper fallback). */
    public byte[] toSign(PublishedVersion version, String locale) {
        requireOffered(version, locale);
        var signers = version.signingRule().roles().stream()
                .map(role -> entry(Terms.of(role.name(), locale), Words.SIGNATURE_AND_DATE.in(locale))
                        + "<tr><td colspan=\"2\"><div class=\"line\"></div></td></tr>")
                .collect(Collectors.joining("", "<table>", "</table>"));
        var help = "<p>%s</p>".formatted(Html.escape(Words.PAPER_HELP.in(locale)));
        var body = heading(version, locale, "") + blocks(version, locale) + toFillIn(version, locale) + help + signers;
        return render(body, version, locale, version.studyTitle(), version.frozenAt());
    }

    public byte[] signed(SignedConsent consent) {
        var version = consent.version();
        var locale = consent.locale();
        var about = entry(Words.SITE, locale, consent.siteName()) + entry(Words.SUBJECT, locale, consent.subjectNo());
        var fields = version.content().fields().stream()
                .map(field -> answered(consent, field))
                .collect(Collectors.joining());
        var signatures = consent.signatures().stream()
                .map(signature -> manifestation(consent, signature))
                .collect(Collectors.joining());
        var heading = "<h2 class=\"manifestation\">%s</h2>".formatted(Words.SIGNATURES.in(locale));
        var body = heading(version, locale, about)
                + blocks(version, locale)
                + fields
                + heading
                + onPaper(consent)
                + signatures;
        return render(body, version, locale, consent.siteName(), consent.completedAt());
    }

    private static void requireOffered(PublishedVersion version, String locale) {
        if (!version.content().locales().contains(locale)) {
            throw new LocaleNotOffered(version.content().locales());
        }
    }

    private static String toFillIn(PublishedVersion version, String locale) {
        return version.content().fields().stream()
                .map(field -> "<p class=\"field\"><span class=\"question\">%s</span></p><div class=\"line\"></div>"
                        .formatted(Html.escape(label(field, locale))))
                .collect(Collectors.joining());
    }

    private byte[] render(String body, PublishedVersion version, String locale, String author, Instant at) {
        var title = "%s %s".formatted(version.title(), version.label());
        return renderer.render(STYLE, wellFormed(body), new PdfaMetadata(title, locale, author, at));
    }

    /** Plugins of others write parts of it: what they leave open is closed, what is more than text and pictures is dropped. */
    private static String wellFormed(String body) {
        var page = Jsoup.parseBodyFragment(Jsoup.clean(body, "", PRINTABLE));
        page.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).prettyPrint(false);
        return page.body().html();
    }

    private static String heading(PublishedVersion version, String locale, String more) {
        return "<h1>%s</h1><table>%s</table>"
                .formatted(
                        Html.escape(version.title()),
                        entry(Words.STUDY, locale, version.studyTitle())
                                + entry(Words.VERSION, locale, version.label())
                                + more
                                + entry(Words.DOCUMENT_HASH, locale, version.contentHash()));
    }

    private static String blocks(PublishedVersion version, String locale) {
        return version.content().blocks().stream()
                .map(block -> block.text().getOrDefault(locale, ""))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + Html.escape(line) + "</p>")
                .collect(Collectors.joining());
    }

    private String answered(SignedConsent consent, ConsentContent.Field field) {
        var wording = new Wording(consent.locale(), label(field, consent.locale()));
        var answer = consent.answers().get(field.fieldId());
        if (consent.paper() != null && field.plugin().equals("signature")) {
            return Html.answered(wording.label(), Words.SIGNED_ON_PAPER.in(consent.locale()));
        }
        return answer == null
                ? Html.answered(wording.label(), Words.NOT_ANSWERED.in(consent.locale()))
                : methods.require(field.plugin())
                        .print(field.input(consent.version().content().locales()), wording, answer);
    }

    private String manifestation(SignedConsent consent, Manifestation signature) {
        var locale = consent.locale();
        return "<div class=\"signature\">%s<table>%s</table></div>"
                .formatted(
                        written(consent, signature),
                        entry(Words.NAME, locale, signature.printedName())
                                + entry(Words.ROLE, locale, Terms.of(signature.role(), locale))
                                + entry(
                                        Words.MEANING,
                                        locale,
                                        "%s (%d)".formatted(signature.sentence(), signature.sentenceVersion()))
                                + entry(Words.SIGNED_AT, locale, TIME.format(signature.signedAt()))
                                + entry(Words.SIGNED_WITH, locale, Terms.of(signature.kind(), locale))
                                + entry(Words.IDENTITY, locale, Terms.of(signature.identity(), locale))
                                + entry(Words.DOCUMENT_HASH, locale, signature.documentHash())
                                + entry(Words.EVIDENCE_HASH, locale, signature.evidenceHash())
                                + entry(
                                        Words.SIGNATURE_ID,
                                        locale,
                                        signature.signature().toString()));
    }

    private static String onPaper(SignedConsent consent) {
        var paper = consent.paper();
        if (paper == null) {
            return "";
        }
        var locale = consent.locale();
        var signers = paper.signers().stream()
                .map(it -> entry(Terms.of(it.role(), locale), it.printedName()))
                .collect(Collectors.joining());
        return "<div class=\"signature\"><table>%s</table></div>"
                .formatted(signers
                        + entry(Words.PAPER_SIGNED_AT, locale, TIME.format(paper.signedAt()))
                        + entry(Words.PAPER_SCAN, locale, "%s, %d".formatted(paper.scanHash(), paper.pages())));
    }

    private String written(SignedConsent consent, Manifestation signature) {
        var written = signature.written();
        if (written == null) {
            return "";
        }
        var content = consent.version().content();
        var wording = new Wording(consent.locale(), Terms.of(signature.role(), consent.locale()));
        return content.fields().stream()
                .filter(field -> field.plugin().equals("signature"))
                .findFirst()
                .map(field -> methods.require(field.plugin()).print(field.input(content.locales()), wording, written))
                .orElse("");
    }

    private static String entry(Words word, String locale, String value) {
        return entry(word.in(locale), value);
    }

    private static String entry(String name, String value) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>".formatted(Html.escape(name), Html.escape(value));
    }

    private static String label(ConsentContent.Field field, String locale) {
        return field.label().getOrDefault(locale, "");
    }
}

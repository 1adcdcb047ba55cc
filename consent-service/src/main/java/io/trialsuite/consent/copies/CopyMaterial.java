package io.trialsuite.consent.copies;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.rendition.Manifestation;
import io.trialsuite.consent.rendition.OnPaper;
import io.trialsuite.consent.rendition.SignedConsent;
import io.trialsuite.consent.requests.KeptSignature;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.SignatureLedger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what stands on a copy, in one moment. */
@Component
@Transactional(readOnly = true)
class CopyMaterial {

    private final RequestCatalogue requests;
    private final SignatureLedger signatures;
    private final DocumentCatalogue documents;
    private final IdentityVault vault;
    private final JsonMapper json;

    CopyMaterial(
            RequestCatalogue requests,
            SignatureLedger signatures,
            DocumentCatalogue documents,
            IdentityVault vault,
            JsonMapper json) {
        this.requests = requests;
        this.signatures = signatures;
        this.documents = documents;
        this.vault = vault;
        this.json = json;
    }

    public SignedConsent of(RequestRef reference) {
        var request = requests.require(reference.organization(), reference.request());
        var version = documents.requirePublished(reference.organization(), new VersionId(request.versionId()));
        var person = vault.require(reference.organization(), new ParticipantRef(request.participantRef()));
        var given = signatures.of(reference);
        return new SignedConsent(
                request.requestId(),
                version,
                locale(given),
                person.siteName(),
                request.subjectNo(),
                answers(version, given),
                given.stream().map(it -> manifestation(it, person)).toList(),
                paper(evidence(respondents(given)).path("paper")),
                given.getLast().signedAt());
    }

    /** Read from what was signed, not from what the form held: only the former is evidence. */
    private Map<String, Object> answers(PublishedVersion version, List<KeptSignature> given) {
        var evidence = evidence(respondents(given));
        var answers = new HashMap<String, Object>();
        evidence.path("answers").forEachEntry((field, answer) -> answers.put(field, plain(answer)));
        version.content().fields().stream()
                .filter(field -> field.plugin().equals("signature") && !evidence.has("paper"))
                .findFirst()
                .ifPresent(field -> answers.put(field.fieldId(), plain(evidence.path("signature"))));
        return answers;
    }

    private static @Nullable OnPaper paper(JsonNode evidence) {
        if (evidence.isMissingNode()) {
            return null;
        }
        var signers = new ArrayList<OnPaper.Signer>();
        evidence.path("signers")
                .forEach(it -> signers.add(new OnPaper.Signer(
                        it.path("role").asString(), it.path("printedName").asString())));
        return new OnPaper(
                Instant.parse(evidence.path("signedAt").asString()),
                signers,
                evidence.path("scanHash").asString(),
                evidence.path("pages").asInt());
    }

    private String locale(List<KeptSignature> given) {
        return evidence(respondents(given)).path("locale").asString();
    }

    /** Of whoever answered: the participant, or who consents for them. */
    private KeptSignature respondents(List<KeptSignature> given) {
        return given.stream()
                .filter(it -> evidence(it).has("answers"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A completed request has signed answers"));
    }

    private Manifestation manifestation(KeptSignature signature, Recipient person) {
        var evidence = evidence(signature);
        return new Manifestation(
                signature.id(),
                signature.role(),
                signature.kind(),
                evidence.path("signer").path("printedName").asString(person.fullName()),
                signature.sentence(),
                evidence.path("meaning").path("sentenceVersion").asInt(),
                evidence.path("identity").path("method").asString(),
                signature.signedAt(),
                signature.documentHash(),
                signature.evidenceHash(),
                evidence.has("answers") && !evidence.has("paper") ? null : plain(evidence.path("signature")));
    }

    private JsonNode evidence(KeptSignature signature) {
        return json.readTree(new String(signature.evidence(), StandardCharsets.UTF_8));
    }

    private Object plain(JsonNode value) {
        return json.convertValue(value, Object.class);
    }
}

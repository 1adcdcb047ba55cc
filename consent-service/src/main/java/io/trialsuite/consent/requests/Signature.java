package io.trialsuite.consent.requests;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.FieldCipher.Place;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who signed what, with which meaning, on which evidence (21 CFR 11.50, 11.70); the database refuses any change. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
@Table(name = "consent_signature")
class Signature {

    /** How the signature input calls one that was drawn. */
    static final String HANDWRITTEN = "HANDWRITTEN_EXECUTED";

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID requestId;
    private UUID versionId;

    @Enumerated(EnumType.STRING)
    private SignatoryRole role;

    private @Nullable String signer;

    private String kind;

    @Enumerated(EnumType.STRING)
    private SignatureMeaning meaningCode;

    private String meaningSentence;
    private String documentHash;
    private Instant signedAt;
    private byte[] sealed;
    private String evidenceHash;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Signature() {}

    Signature(UUID id, ConsentRequest request, SignatureEvidence evidence, FieldCipher cipher) {
        this.id = id;
        this.organizationId = request.organization();
        this.requestId = request.id().value();
        this.versionId = request.version().value();
        this.role = evidence.signer().role();
        this.signer = evidence.signer().reference();
        this.kind = evidence.kind();
        this.meaningCode = evidence.meaning();
        this.meaningSentence = evidence.sentence();
        this.documentHash = evidence.intent().shown().documentHash();
        this.signedAt = evidence.signedAt();
        var bytes = evidence.bytes();
        this.sealed = cipher.seal(evidencePlace(organizationId, id), bytes);
        this.evidenceHash = Sha256.hex(bytes);
    }

    static UUID nextId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    static Place evidencePlace(UUID organization, UUID signature) {
        return new Place(organization, "consent_signature.evidence", signature);
    }

    String evidenceHash() {
        return evidenceHash;
    }
}

package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SigningRule;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who must sign a request, who has, and whose turn it is (CI-3). */
@Embeddable
class SigningProgress {

    private String signingRule;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> signedRoles;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SigningProgress() {}

    private SigningProgress(SigningRule rule) {
        this.signingRule = rule.text();
        this.signedRoles = List.of();
    }

    static SigningProgress of(SigningRule rule) {
        return new SigningProgress(rule);
    }

    /** Whose turn it is; nobody's when all have signed. */
    Set<SignatoryRole> awaited() {
        return rule().next(signed());
    }

    boolean hasSigned(SignatoryRole role) {
        return signedRoles.contains(role.name());
    }

    void requireTurn(SignatoryRole role) {
        var awaited = awaited();
        if (!awaited.contains(role)) {
            throw new SignatureOrder(awaited);
        }
    }

    void sign(SignatoryRole role) {
        requireTurn(role);
        var roles = new ArrayList<>(signedRoles);
        roles.add(role.name());
        this.signedRoles = roles;
    }

    /** All at once, on paper. */
    void signAll() {
        this.signedRoles =
                rule().roles().stream().map(SignatoryRole::name).sorted().toList();
    }

    SigningRule rule() {
        return SigningRule.parse(signingRule);
    }

    private Set<SignatoryRole> signed() {
        var signed = EnumSet.noneOf(SignatoryRole.class);
        signedRoles.forEach(role -> signed.add(SignatoryRole.valueOf(role)));
        return signed;
    }
}

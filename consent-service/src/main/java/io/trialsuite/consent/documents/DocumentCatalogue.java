package io.trialsuite.consent.documents;

import io.trialsuite.consent.studies.StudyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
public class DocumentCatalogue {

    private static final String DOCUMENT =
            "select id, study_id, family, title, signing_rule, created_at from consent_document ";
    private static final String VERSION = """
            select id, document_id, label, state, content, content_hash, created_at, effective_from, version
            from consent_version\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DocumentCatalogue(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public DocumentView require(UUID organization, DocumentId document) {
        return jdbc.sql(DOCUMENT + "where organization_id = :organization and id = :document")
                .param("organization", organization)
                .param("document", document.value())
                .query((row, index) -> documentView(row))
                .optional()
                .orElseThrow(() -> new DocumentNotFound(document));
    }

    public List<DocumentView> documents(UUID organization, @Nullable UUID before, int limit) {
        return jdbc.sql(DOCUMENT + """
                        where organization_id = :organization and (:before::uuid is null or id < :before)
                        order by id desc limit :limit""")
                .param("organization", organization)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> documentView(row))
                .list();
    }

    public VersionView require(UUID organization, DocumentId document, VersionId version) {
        return jdbc.sql(VERSION + "where organization_id = :organization and document_id = :document and id = :version")
                .param("organization", organization)
                .param("document", document.value())
                .param("version", version.value())
                .query((row, index) -> versionView(row))
                .optional()
                .orElseThrow(() -> new VersionNotFound(version));
    }

    public List<VersionView> versions(UUID organization, DocumentId document, @Nullable UUID before, int limit) {
        require(organization, document);
        return jdbc.sql(VERSION + """
                        where organization_id = :organization and document_id = :document
                          and (:before::uuid is null or id < :before)
                        order by id desc limit :limit""")
                .param("organization", organization)
                .param("document", document.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> versionView(row))
                .list();
    }

    public VersionDiff diff(UUID organization, DocumentId document, VersionId from, VersionId to) {
        return VersionDiff.between(
                from,
                require(organization, document, from).asContent(),
                to,
                require(organization, document, to).asContent());
    }

    /** The version in force; refused as {@code version-not-effective} before that, while suspended, and after it. */
    public PublishedVersion requireEffective(UUID organization, VersionId version) {
        var published = requirePublished(organization, version);
        if (published.state() != VersionState.EFFECTIVE) {
            throw new VersionNotEffective(version);
        }
        return published;
    }

    /** A version that is not edited any more, whatever has become of it. */
    public PublishedVersion requirePublished(UUID organization, VersionId version) {
        return jdbc.sql("""
                        select v.id, v.document_id, d.study_id, s.title as study_title, d.family, d.title, d.signing_rule, v.label, v.state, v.content,
                               v.content_hash, coalesce(v.frozen_at, v.effective_from) as frozen_at
                        from consent_version v
                        join consent_document d on d.id = v.document_id
                        join study s on s.id = d.study_id
                        where v.organization_id = :organization and v.id = :version""")
                .param("organization", organization)
                .param("version", version.value())
                .query((row, index) -> published(row))
                .optional()
                .orElseThrow(() -> new VersionNotFound(version));
    }

    /** The bytes whose hash people signed. */
    public byte[] canonical(UUID organization, VersionId version) {
        return jdbc.sql("""
                        select canonical_content from consent_version
                        where organization_id = :organization and id = :version and canonical_content is not null""")
                .param("organization", organization)
                .param("version", version.value())
                .query((row, index) -> row.getBytes("canonical_content"))
                .optional()
                .orElseThrow(() -> new VersionNotFound(version));
    }

    private PublishedVersion published(ResultSet row) throws SQLException {
        var id = new VersionId(row.getObject("id", UUID.class));
        var hash = row.getString("content_hash");
        if (hash == null) {
            throw new VersionNotEffective(id);
        }
        return new PublishedVersion(
                id,
                new DocumentId(row.getObject("document_id", UUID.class)),
                new StudyId(row.getObject("study_id", UUID.class)),
                row.getString("study_title"),
                Family.valueOf(row.getString("family")),
                row.getString("title"),
                SigningRule.parse(row.getString("signing_rule")),
                row.getString("label"),
                VersionState.valueOf(row.getString("state")),
                content(row),
                hash,
                row.getTimestamp("frozen_at").toInstant());
    }

    private static DocumentView documentView(ResultSet row) throws SQLException {
        return new DocumentView(
                row.getObject("id", UUID.class),
                row.getObject("study_id", UUID.class),
                Family.valueOf(row.getString("family")),
                row.getString("title"),
                SigningRule.parse(row.getString("signing_rule")).asLists(),
                row.getTimestamp("created_at").toInstant());
    }

    private VersionView versionView(ResultSet row) throws SQLException {
        var content = content(row);
        @Nullable Timestamp effectiveFrom = row.getTimestamp("effective_from");
        return new VersionView(
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getString("label"),
                VersionState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getString("content_hash"),
                row.getTimestamp("created_at").toInstant(),
                effectiveFrom == null ? null : effectiveFrom.toInstant(),
                content.locales(),
                content.blocks(),
                content.fields(),
                content.translationCertificates());
    }

    private ConsentContent content(ResultSet row) throws SQLException {
        return json.readValue(row.getString("content"), ConsentContent.class);
    }
}

package io.trialsuite.consent.documents.web;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.documents.DocumentId;
import io.trialsuite.consent.documents.ReviseVersion;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.web.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What authors send: the shape is checked here, the rules of the content by the domain. */
final class VersionRequest {

    private VersionRequest() {}

    record Draft(
            @NotBlank @SingleLine @Size(max = 40) String label,
            @NotNull @Size(max = 20) List<@NotNull String> locales,
            @NotNull @Size(max = 200) List<@Valid @NotNull NewBlock> blocks,
            @NotNull @Size(max = 100) List<@Valid @NotNull NewField> fields,
            @Nullable Map<String, @NotNull @SingleLine @Size(min = 1, max = 120) String> translationCertificates) {

        ConsentContent content() {
            return new ConsentContent(
                    locales,
                    blocks.stream().map(NewBlock::toBlock).toList(),
                    fields.stream().map(NewField::toField).toList(),
                    translationCertificates == null ? Map.of() : translationCertificates);
        }
    }

    record Revision(
            @Nullable @SingleLine @Size(min = 1, max = 40) String label,
            @Nullable @Size(max = 20) List<@NotNull String> locales,
            @Nullable @Size(max = 200) List<@Valid @NotNull NewBlock> blocks,
            @Nullable @Size(max = 100) List<@Valid @NotNull NewField> fields,
            @Nullable Map<String, @NotNull @SingleLine @Size(min = 1, max = 120) String> translationCertificates) {

        ReviseVersion toCommand(StaffMember by, DocumentId document, VersionId version, long revision) {
            return new ReviseVersion(
                    by,
                    document,
                    version,
                    revision,
                    label,
                    locales,
                    blocks == null
                            ? null
                            : blocks.stream().map(NewBlock::toBlock).toList(),
                    fields == null
                            ? null
                            : fields.stream().map(NewField::toField).toList(),
                    translationCertificates);
        }
    }

    record NewBlock(@NotNull String blockId, @NotNull Map<String, @NotNull String> text) {

        ConsentContent.Block toBlock() {
            return new ConsentContent.Block(blockId, text);
        }
    }

    record NewField(
            @NotNull String fieldId,
            @NotNull String plugin,
            boolean required,
            @Nullable @Size(max = 50) Map<String, @NotNull Object> config,
            @NotNull Map<String, @NotNull String> label) {

        ConsentContent.Field toField() {
            return new ConsentContent.Field(fieldId, plugin, required, config == null ? Map.of() : config, label);
        }
    }
}

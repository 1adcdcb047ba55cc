package io.trialsuite.consent.studies;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class Study {

    @Id
    private UUID id;

    private UUID organizationId;
    private String protocolNumber;
    private String title;
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "study_site", joinColumns = @JoinColumn(name = "study_id"))
    private Set<StudySite> sites;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Study() {}

    Study(StudyId id, RegisterStudy command, Instant at) {
        refuseRepeatedCodes(command.sites());
        this.id = id.value();
        this.organizationId = command.by().organizationId();
        this.protocolNumber = command.protocolNumber();
        this.title = command.title();
        this.createdAt = at;
        this.sites = new HashSet<>(command.sites().stream().map(StudySite::of).toList());
    }

    private static void refuseRepeatedCodes(List<RegisterStudy.Site> sites) {
        var seen = new HashSet<String>();
        for (var site : sites) {
            if (!seen.add(site.code())) {
                throw new SiteCodeRepeated(site.code());
            }
        }
    }

    StudyId id() {
        return new StudyId(id);
    }
}

create table consent_document (
    id              uuid        primary key,
    organization_id uuid        not null,
    study_id        uuid        not null references study,
    family          text        not null,
    title           text        not null check (length(title) between 1 and 300),
    created_at      timestamptz not null,
    version         bigint      not null,
    unique (study_id, family, title)
);

create table consent_version (
    id                uuid        primary key,
    organization_id   uuid        not null,
    document_id       uuid        not null references consent_document,
    label             text        not null check (length(label) between 1 and 40),
    state             text        not null check (state in ('DRAFT', 'EFFECTIVE')),
    content           jsonb       not null,
    canonical_content bytea,
    content_hash      text,
    created_at        timestamptz not null,
    effective_from    timestamptz,
    version           bigint      not null,
    unique (document_id, label),
    -- what is in force always carries the bytes that people will sign, and the hash of exactly these bytes
    check (state = 'DRAFT'
           or (effective_from is not null
               and canonical_content is not null
               and content_hash is not null
               and content_hash = encode(sha256(canonical_content), 'hex')))
);

alter table consent_document enable row level security;
create policy organization_only on consent_document
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table consent_version enable row level security;
create policy organization_only on consent_version
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

create table consent_signature (
    id                uuid        primary key,
    organization_id   uuid        not null,
    request_id        uuid        not null references consent_request,
    version_id        uuid        not null references consent_version,
    role              text        not null,
    kind              text        not null check (kind in ('ELECTRONIC', 'HANDWRITTEN_EXECUTED')),
    meaning_code      text        not null,
    meaning_sentence  text        not null,
    document_hash     text        not null check (length(document_hash) = 64),
    signed_at         timestamptz not null,
    evidence          bytea       not null,
    evidence_hash     text        not null check (evidence_hash = encode(sha256(evidence), 'hex')),
    version           bigint      not null,
    unique (request_id, role)
);

create function refuse_change_of_signature() returns trigger language plpgsql as $$
begin
    raise exception 'signature % is evidence and never changes', old.id using errcode = 'TS002';
end
$$;

create trigger signature_is_frozen
    before update or delete on consent_signature
    for each row execute function refuse_change_of_signature();

alter table consent_signature enable row level security;
create policy organization_only on consent_signature
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

create table consent_request (
    id                 uuid        primary key,
    organization_id    uuid        not null,
    study_id           uuid        not null references study,
    batch_id           uuid        not null references dispatch_batch,
    participant_id     uuid        not null references participant,
    document_id        uuid        not null references consent_document,
    version_id         uuid        not null references consent_version,
    family             text        not null,
    locale             text        not null,
    state              text        not null check (state in
        ('CREATED', 'SENT', 'OPENED', 'IDENTITY_VERIFIED', 'COMPLETED', 'DECLINED', 'EXPIRED')),
    delivery           text        not null check (delivery in ('REQUESTED', 'DELIVERED', 'BOUNCED', 'COMPLAINED')),
    invitation_mail_id uuid        not null,
    dispatched_by      uuid        not null,
    created_at         timestamptz not null,
    sent_at            timestamptz,
    delivery_at        timestamptz,
    opened_at          timestamptz,
    verified_at        timestamptz,
    closed_at          timestamptz,
    expires_at         timestamptz not null,
    decline_reason     text,
    failed_attempts    integer     not null default 0,
    locked_until       timestamptz,
    version            bigint      not null,
    unique (batch_id, participant_id)
);

-- CI-6: at most one open request per participant and document family, whatever runs at the same time
create unique index consent_request_one_open on consent_request (participant_id, family)
    where state in ('CREATED', 'SENT', 'OPENED', 'IDENTITY_VERIFIED');

create index consent_request_of_organization on consent_request (organization_id, id);

-- Found by the hash of the link's token before the organization is known, hence no row-level security.
create table participant_link (
    token_hash      bytea       primary key check (length(token_hash) = 32),
    organization_id uuid        not null,
    request_id      uuid        not null unique,
    expires_at      timestamptz not null,
    lapsed          boolean     not null default false
);

create index participant_link_to_lapse on participant_link (expires_at) where not lapsed;

alter table consent_request enable row level security;
create policy organization_only on consent_request
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

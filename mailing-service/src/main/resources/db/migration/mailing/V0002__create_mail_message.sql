create table mail_message (
    id uuid primary key references mail_route,
    version bigint not null,
    organization_id uuid not null,
    study_id uuid,
    template text not null,
    template_version int,
    content_hash text,
    locale text not null check (locale in ('KO', 'EN')),
    recipient text not null,
    model jsonb,
    critical boolean not null,
    reference_context text not null,
    reference_kind text not null,
    reference_id text not null,
    notify uuid,
    correlation_id text,
    causation_id text,
    traceparent text,
    state text not null check (state in ('QUEUED', 'SENDING', 'ACCEPTED', 'UNKNOWN', 'FAILED', 'SUPPRESSED')),
    reason_code text,
    ses_message_id text unique,
    resends int not null,
    refusals int not null,
    requested_at timestamptz not null,
    accepted_at timestamptz,
    changed_at timestamptz not null,
    check (state <> 'ACCEPTED' or ses_message_id is not null),
    -- what was sent is forgotten: names, links and codes stay only as long as they may have to be sent again
    check (model is null or state in ('QUEUED', 'SENDING', 'UNKNOWN'))
);
create index mail_message_by_organization on mail_message (organization_id, requested_at desc, id desc);
create index mail_message_by_reference on mail_message (organization_id, reference_id);

create table send_attempt (
    id uuid primary key,
    mail_id uuid not null references mail_message,
    organization_id uuid not null,
    attempt_no int not null,
    state text not null check (state in ('STARTED', 'ACCEPTED', 'REFUSED', 'UNKNOWN')),
    outcome text,
    ses_message_id text,
    started_at timestamptz not null,
    finished_at timestamptz,
    unique (mail_id, attempt_no)
);

alter table mail_message enable row level security;
create policy tenant on mail_message
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
alter table send_attempt enable row level security;
create policy tenant on send_attempt
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

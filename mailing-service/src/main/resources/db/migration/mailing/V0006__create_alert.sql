create table alert (
    id uuid primary key,
    organization_id uuid not null,
    mail_id uuid not null,
    kind text not null check (kind in ('BOUNCED', 'COMPLAINED', 'NOT_SENT')),
    template text not null,
    recipient text not null,
    reason_code text not null,
    smtp_status text,
    diagnostic text,
    reference_context text not null,
    reference_kind text not null,
    reference_id text not null,
    state text not null check (state in ('PENDING', 'SENT', 'REFUSED', 'NOT_CONFIGURED')),
    tries int not null default 0,
    occurred_at timestamptz not null,
    raised_at timestamptz not null,
    sent_at timestamptz,
    unique (mail_id, kind)
);
alter table alert enable row level security;
create policy tenant on alert
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

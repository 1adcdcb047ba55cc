-- What Amazon SES said, word for word; the state of a recipient is a function of these rows and of nothing else.
create table mail_event (
    dedupe_key text primary key,
    mail_id uuid not null references mail_message,
    organization_id uuid not null,
    ses_message_id text not null,
    kind text not null,
    recipient text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    bounce_type text,
    bounce_sub_type text,
    smtp_status text,
    diagnostic text,
    feedback_type text,
    raw jsonb not null
);
create index mail_event_by_mail on mail_event (mail_id, occurred_at);
revoke update, delete on mail_event from mailing_app;

create table mail_recipient (
    mail_id uuid not null references mail_message,
    recipient text not null,
    organization_id uuid not null,
    status text not null,
    auto_reply boolean not null,
    reason_code text,
    smtp_status text,
    diagnostic text,
    changed_at timestamptz not null,
    primary key (mail_id, recipient)
);

alter table mail_event enable row level security;
create policy tenant on mail_event
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
alter table mail_recipient enable row level security;
create policy tenant on mail_recipient
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

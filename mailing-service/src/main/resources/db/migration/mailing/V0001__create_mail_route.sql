-- Ids only, and therefore without row-level security: it leads a worker or an SES event to the organization of a mail.
create table mail_route (
    mail_id uuid primary key,
    organization_id uuid not null
);

create table ses_message (
    ses_message_id text primary key,
    mail_id uuid not null references mail_route,
    attempt_id uuid not null,
    organization_id uuid not null,
    known_since timestamptz not null
);

create table due_work (
    kind text not null check (kind in ('MAIL', 'ALERT', 'PARKED_EVENT')),
    id uuid not null,
    organization_id uuid,
    due_at timestamptz not null,
    claims int not null default 0,
    primary key (kind, id)
);
create index due_work_by_time on due_work (kind, due_at);
grant delete on due_work to mailing_app;

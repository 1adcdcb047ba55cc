-- Who must sign stands with the document; what was created before had one signature, and keeps that rule.
alter table consent_document add column signing_rule text not null default 'PARTICIPANT';
alter table consent_document alter column signing_rule drop default;

alter table consent_request
    add column signing_rule text   not null default 'PARTICIPANT',
    add column signed_roles text[] not null default '{}';
update consent_request set signed_roles = '{PARTICIPANT}' where state = 'COMPLETED';
alter table consent_request
    alter column signing_rule drop default,
    alter column signed_roles drop default,
    drop constraint consent_request_cancel_reason_check,
    add constraint consent_request_cancel_reason_check check (cancel_reason in
        ('PARTICIPANT_WITHDRAWN', 'TOO_MANY_WRONG_CODES', 'SENT_IN_ERROR', 'WRONG_CONTACT', 'NOT_ELIGIBLE',
         'CONSENT_DOUBTFUL')),
    drop constraint consent_request_state_check,
    add constraint consent_request_state_check check (state in
        ('SENT', 'OPENED', 'IDENTITY_VERIFIED', 'SIGNED_BY_PARTICIPANT', 'AWAITING_COUNTERSIGN', 'COMPLETED', 'DECLINED',
         'EXPIRED', 'CANCELLED'));

-- CI-6: at most one open request per participant and document family; one that waits for staff is open
drop index consent_request_one_open;
create unique index consent_request_one_open on consent_request (participant_id, family)
    where state in ('SENT', 'OPENED', 'IDENTITY_VERIFIED', 'SIGNED_BY_PARTICIPANT', 'AWAITING_COUNTERSIGN');

create table signatory (
    id              uuid        primary key,
    organization_id uuid        not null,
    participant_id  uuid        not null references participant,
    role            text        not null check (role in ('LAR', 'IMPARTIAL_WITNESS', 'INTERPRETER')),
    sealed          bytea       not null,
    named_by        uuid        not null,
    named_at        timestamptz not null,
    ended_at        timestamptz
);

create unique index signatory_current on signatory (participant_id, role) where ended_at is null;

alter table signatory enable row level security;
create policy organization_only on signatory
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Everybody who signs from outside has a link of their own.
alter table participant_link
    add column role         text not null default 'PARTICIPANT',
    add column signatory_id uuid,
    drop constraint participant_link_request_id_key,
    add check ((role = 'PARTICIPANT') = (signatory_id is null));
create index participant_link_of_request on participant_link (request_id);

alter table participant_session add column role text not null default 'PARTICIPANT';

-- A code opens a session or confirms one signature, never both.
alter table identity_challenge
    add column role      text not null default 'PARTICIPANT',
    add column intent_id uuid;

alter table consent_signature
    add column signer text,
    add check (role in ('PARTICIPANT', 'LAR', 'IMPARTIAL_WITNESS', 'INTERPRETER', 'OBTAINING_PERSON'));

comment on column consent_signature.signer is 'who, as the trail names them; unknown for those from before, which are participants';

-- CI-12: what the trial master file has last said of a person at a site
create table delegation (
    account_id      uuid        not null,
    site_id         uuid        not null,
    organization_id uuid        not null,
    tasks           text[]      not null,
    valid_from      timestamptz not null,
    valid_until     timestamptz,
    told_at         timestamptz not null,
    primary key (account_id, site_id)
);

alter table delegation enable row level security;
create policy organization_only on delegation
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Who is asked at the site gets no mail: their request belongs to no batch, and has no invitation.
alter table consent_request
    alter column batch_id drop not null,
    alter column invitation_mail_id drop not null,
    add column mode text not null default 'REMOTE' check (mode in ('REMOTE', 'ON_SITE')),
    drop constraint consent_request_delivery_check,
    add constraint consent_request_delivery_check check (delivery in
        ('NOT_SENT', 'REQUESTED', 'SOFT_BOUNCED', 'DELIVERED', 'BOUNCED', 'COMPLAINED')),
    add check ((mode = 'ON_SITE') = (batch_id is null)),
    add check ((mode = 'ON_SITE') = (invitation_mail_id is null));
alter table consent_request alter column mode drop default;

-- A copy can be handed over, and who has no address gets none by mail.
alter table copy_delivery
    alter column mail_id drop not null,
    drop constraint copy_delivery_channel_check,
    add constraint copy_delivery_channel_check check (channel in ('EMAIL', 'DOWNLOAD', 'HANDED_OVER'));

create table kiosk_device (
    id              uuid        primary key,
    organization_id uuid        not null,
    site_id         uuid        not null,
    name            text        not null,
    secret_hash     bytea       not null unique check (length(secret_hash) = 32),
    registered_by   uuid        not null,
    registered_at   timestamptz not null,
    retired_at      timestamptz
);

create index kiosk_device_of_organization on kiosk_device (organization_id, id);

alter table kiosk_device enable row level security;
create policy organization_only on kiosk_device
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Found by the hash of its token before the organization is known, like participant_link: hashes and ids only.
create table kiosk_session (
    token_hash      bytea       primary key check (length(token_hash) = 32),
    id              uuid        not null unique,
    organization_id uuid        not null,
    request_id      uuid        not null references consent_request,
    role            text        not null,
    signatory_id    uuid,
    device_hash     bytea       not null,
    identity_method text        not null,
    opened_by       uuid        not null,
    opened_at       timestamptz not null,
    expires_at      timestamptz not null,
    ended_at        timestamptz
);

create index kiosk_session_of_request on kiosk_session (request_id);

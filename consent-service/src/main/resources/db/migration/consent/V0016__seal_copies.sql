-- What waits to be sealed must be found before an organization is known: no tenant's data, hence no row-level security.
create table sealing_work (
    request_id      uuid        primary key references consent_request,
    organization_id uuid        not null,
    correlation_id  text        not null,
    lease_owner     uuid,
    lease_until     timestamptz,
    failures        integer     not null default 0,
    retry_at        timestamptz
);

do $$
begin
    execute format('grant delete on sealing_work to %I', current_schema() || '_app');
end
$$;

create table sealed_copy (
    request_id      uuid        primary key references consent_request,
    organization_id uuid        not null,
    pdf             bytea       not null,
    pdf_hash        text        not null check (pdf_hash = encode(sha256(pdf), 'hex')),
    sealed_with     text        not null check (length(sealed_with) = 64),
    sealed_at       timestamptz not null
);

comment on column sealed_copy.sealed_with is 'SHA-256 of the certificate';

create function refuse_change_of_sealed_copy() returns trigger language plpgsql as $$
begin
    raise exception 'the sealed copy of request % is evidence and never changes', old.request_id using errcode = 'TS003';
end
$$;

create trigger sealed_copy_is_frozen
    before update or delete on sealed_copy
    for each row execute function refuse_change_of_sealed_copy();

-- CI-10: owed to the participant until it is recorded that they have it
create table copy_delivery (
    request_id      uuid        primary key references sealed_copy,
    organization_id uuid        not null,
    mail_id         uuid        not null unique,
    owed_since      timestamptz not null,
    delivered_at    timestamptz,
    channel         text        check (channel in ('EMAIL', 'DOWNLOAD')),
    check ((delivered_at is null) = (channel is null))
);

alter table sealed_copy enable row level security;
create policy organization_only on sealed_copy
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table copy_delivery enable row level security;
create policy organization_only on copy_delivery
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- The key that wraps the organizations' keys is outside; the probe tells at the start whether it is the right one.
create table master_key (
    singleton boolean primary key default true check (singleton),
    key_id    text    not null,
    probe     bytea   not null
);

create table data_key (
    organization_id uuid        primary key,
    master_key_id   text        not null,
    wrapped         bytea       not null,
    created_at      timestamptz not null
);

alter table data_key enable row level security;
create policy organization_only on data_key
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

-- Name, addresses and year of birth, encrypted as one; rows from before are encrypted by the service when it starts.
alter table participant_identity
    add column sealed bytea,
    alter column full_name drop not null,
    add check ((sealed is null) = (full_name is not null)),
    add check (sealed is null or (email is null and mobile is null and birth_year is null));

create index participant_identity_to_seal on participant_identity (organization_id) where sealed is null;

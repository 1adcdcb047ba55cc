create table dispatch_batch (
    id              uuid        primary key,
    organization_id uuid        not null,
    study_id        uuid        not null references study,
    version_id      uuid        not null references consent_version,
    group_id        uuid        not null references participant_group,
    state           text        not null check (state in ('VALIDATED', 'RUNNING', 'COMPLETED', 'PARTIAL')),
    dry_run         jsonb       not null,
    created_by      uuid        not null,
    created_at      timestamptz not null,
    dispatched_by   uuid,
    started_at      timestamptz,
    completed_at    timestamptz,
    version         bigint      not null
);

create table dispatch_item (
    batch_id        uuid        not null references dispatch_batch,
    participant_id  uuid        not null references participant,
    organization_id uuid        not null,
    status          text        not null check (status in ('PENDING', 'DISPATCHED', 'SKIPPED', 'FAILED')),
    reason          text,
    request_id      uuid,
    settled_at      timestamptz,
    primary key (batch_id, participant_id),
    check ((status = 'DISPATCHED') = (request_id is not null)),
    check ((status in ('SKIPPED', 'FAILED')) = (reason is not null))
);

create index dispatch_item_pending on dispatch_item (batch_id, participant_id) where status = 'PENDING';

-- What the worker must find before it knows an organization: no tenant's data, hence no row-level security.
create table dispatch_work (
    batch_id        uuid        primary key references dispatch_batch,
    organization_id uuid        not null,
    correlation_id  text        not null,
    lease_owner     uuid,
    lease_until     timestamptz
);

do $$
begin
    execute format('grant delete on dispatch_work to %I', current_schema() || '_app');
end
$$;

alter table dispatch_batch enable row level security;
create policy organization_only on dispatch_batch
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

alter table dispatch_item enable row level security;
create policy organization_only on dispatch_item
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

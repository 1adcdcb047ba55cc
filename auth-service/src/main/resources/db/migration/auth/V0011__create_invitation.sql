-- Who was asked to join, by an address that need not have an account. Rows stay as evidence; the link is kept as a digest.
create table invitation (
    id              uuid        primary key,
    organization_id uuid        not null references organization (id),
    email           text        not null check (email = lower(email) and length(email) <= 254),
    role            text        not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    state           text        not null check (state in ('PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRED')),
    token_sha256    bytea       not null check (length(token_sha256) = 32),
    invited_by      uuid        not null references account (id),
    invited_at      timestamptz not null,
    expires_at      timestamptz not null check (expires_at > invited_at),
    decided_at      timestamptz check ((decided_at is null) = (state = 'PENDING')),
    accepted_by     uuid        references account (id) check ((accepted_by is not null) = (state = 'ACCEPTED')),
    version         bigint      not null,
    constraint invitation_token unique (token_sha256)
);

create unique index invitation_one_pending on invitation (organization_id, email) where state = 'PENDING';
create index invitation_by_organization on invitation (organization_id, invited_at, id);
create index invitation_due on invitation (expires_at) where state = 'PENDING';

-- An invitation belongs to its organization. Whoever brings its link back may look at that one, and the sweep at those that are
-- overdue, before it works for their organization.
alter table invitation enable row level security;

create policy invitation_of_organization on invitation
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
    with check (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

create policy invitation_by_link on invitation for select
    using (token_sha256 = decode(nullif(current_setting('app.invitation_token', true), ''), 'hex'));

create policy invitation_overdue on invitation for select
    using (state = 'PENDING' and expires_at <= nullif(current_setting('app.overdue_at', true), '')::timestamptz);

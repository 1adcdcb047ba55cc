-- Whoever signs through an account answers for it (21 CFR 11.10(j)): which wording of the policy they have accepted, and when.
create table policy_acceptance (
    organization_id uuid        not null,
    account_id      uuid        not null,
    policy_version  integer     not null check (policy_version > 0),
    accepted_at     timestamptz not null,
    primary key (organization_id, account_id, policy_version)
);

alter table policy_acceptance enable row level security;
create policy organization_only on policy_acceptance
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);

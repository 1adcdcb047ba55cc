alter table copy_delivery add column overdue_at timestamptz;

create index copy_delivery_owed on copy_delivery (organization_id, owed_since)
    where delivered_at is null and overdue_at is null;

-- A batch can be held and given up; its rate is told from when it last began to run.
alter table dispatch_batch
    add column running_since timestamptz,
    drop constraint dispatch_batch_state_check,
    add constraint dispatch_batch_state_check check (state in
        ('VALIDATED', 'RUNNING', 'PAUSED', 'COMPLETED', 'PARTIAL', 'CANCELLED'));

alter table dispatch_item
    drop constraint dispatch_item_status_check,
    add constraint dispatch_item_status_check check (status in
        ('PENDING', 'DISPATCHED', 'SKIPPED', 'FAILED', 'CANCELLED'));

-- Each attempt moves the moment at which all are forgotten; its distance from now says how many still count.
delete from attempt_throttle;

alter table attempt_throttle
    drop column attempts,
    drop column last_attempt_at,
    add column drained_at timestamptz not null;

create index attempt_throttle_by_drain on attempt_throttle (drained_at);

-- Message ids are UUIDv7: a range of ids is a range of time, so the unique key that deduplicates can also be partitioned.
create table inbox_message (
    message_id     uuid        not null,
    subscription   text        not null,
    source         text        not null,
    type           text        not null,
    subject        text        not null,
    correlation_id text        not null,
    causation_id   text,
    attributes     text        not null,
    recorded_at    timestamptz,
    published_at   timestamptz,
    received_at    timestamptz not null,
    handled_at     timestamptz,
    attempts       int         not null,
    outcome        text        not null check (outcome in ('HANDLED', 'DEAD_LETTERED')),
    reason         text,
    primary key (message_id, subscription)
) partition by range (message_id);

create index inbox_message_flow on inbox_message
    using brin (received_at, correlation_id text_bloom_ops) with (pages_per_range = 16, autosummarize = on);

create table inbox_message_rest partition of inbox_message default;

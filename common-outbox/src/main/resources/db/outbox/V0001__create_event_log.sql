-- Insert-only: published is what lies at or below the cursor of its part, so no row is ever updated and the one index suffices.
create sequence outbox_position as bigint cache 1;

create table outbox_event (
    part           smallint    not null,
    id             bigint      not null,
    event_id       uuid        not null,
    group_key      text        not null,
    type           text        not null,
    topic          text        not null,
    correlation_id text        not null,
    headers        text        not null,
    payload        bytea       not null,
    created_at     timestamptz not null,
    primary key (part, id, created_at)
) partition by range (created_at);

-- A block-range index answers the event flow's questions at next to no cost for the writer.
create index outbox_event_flow on outbox_event
    using brin (created_at, correlation_id text_bloom_ops) with (pages_per_range = 16, autosummarize = on);

-- Catches what no dated partition covers: a late clock or a late maintenance run must not refuse business.
create table outbox_event_rest partition of outbox_event default;

-- Events whose mail is not known yet, so without organization; the body goes once it has been applied.
create table parked_event (
    id uuid primary key,
    body_hash text not null unique,
    body text,
    cause text not null check (cause in ('UNKNOWN_MAIL', 'AWAITING_DELIVERY')),
    state text not null check (state in ('PARKED', 'APPLIED', 'GIVEN_UP')),
    tries int not null default 0,
    parked_at timestamptz not null,
    changed_at timestamptz not null
);
create index parked_event_open on parked_event (parked_at) where state = 'PARKED';

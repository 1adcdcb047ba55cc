-- Written by Spring Session, which wants these columns. The id is a hash of what the cookie holds, the attributes are encrypted.
create table browser_session (
    primary_id            char(36) not null,
    session_id            text     not null check (session_id ~ '^[0-9a-f]{64}$'),
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100),
    constraint browser_session_pk primary key (primary_id),
    constraint browser_session_id_unique unique (session_id)
);

create index browser_session_by_expiry on browser_session (expiry_time);

create table browser_session_attributes (
    session_primary_id char(36)     not null references browser_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint browser_session_attributes_pk primary key (session_primary_id, attribute_name)
);

grant delete on browser_session, browser_session_attributes to gateway_app;

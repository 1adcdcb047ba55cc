-- v1 knows one organization per person: its move replaces a membership that v1 made, and never one that v2 made.
alter table membership add column source text not null default 'v2' check (source in ('v1', 'v2'));

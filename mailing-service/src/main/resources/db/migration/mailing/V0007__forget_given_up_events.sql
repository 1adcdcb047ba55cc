-- Events of nobody's mail name addresses; their bodies go when the operators have had time to look at them.
alter table due_work drop constraint due_work_kind_check;
alter table due_work add constraint due_work_kind_check
    check (kind in ('MAIL', 'ALERT', 'PARKED_EVENT', 'FORGETTING'));
insert into due_work (kind, id, due_at)
select 'FORGETTING', id, changed_at + interval '14 days' from parked_event where state = 'GIVEN_UP'
on conflict (kind, id) do nothing;

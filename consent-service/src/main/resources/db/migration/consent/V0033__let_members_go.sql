-- A list of people is corrected before it is written to; what was sent to whom stays in the batch's items.
do $$
begin
    execute format('grant delete on participant_group_member to %I', current_schema() || '_app');
end
$$;

-- Null: anybody may have registered it. An invitation by address reaches only an account whose owner proved the address.
alter table account add column email_verified_at timestamptz;

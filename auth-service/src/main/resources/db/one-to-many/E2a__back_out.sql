drop trigger if exists account_followed on account;
drop function if exists follow_account();

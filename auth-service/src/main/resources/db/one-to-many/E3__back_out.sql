truncate membership;

-- The application cannot read app.migrations, and must know at its start whether the database is as its release expects.
create function app.applied_migrations() returns table (name text, checksum text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select m.name, m.checksum from app.migrations m;
end;
comment on function app.applied_migrations is 'The migrations that this database has, with the SHA-256 of each file';
grant execute on function app.applied_migrations() to michangarrito_app;

-- Who changed what. Entries are made by triggers in the transaction that makes the change, so that none can be
-- forgotten, whether the service or an operator's plain SQL makes it. See docs/adr/0020.
create table audit (
    sequence   bigint      generated always as identity primary key,
    at         timestamptz not null default now(),
    -- Whose it is; absent for what is nobody's, such as a plan.
    account_id text        collate "C",
    action     text        not null,
    subject    text        collate "C" not null,
    -- Who did it over the API, or else which user of the database by which program.
    actor      jsonb       not null,
    before     jsonb,
    after      jsonb
);

create index audit_of_account on audit (account_id, sequence);
create index audit_of_subject on audit (subject, sequence);

create function refuse_to_change_the_past() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is only added to' using errcode = 'restrict_violation';
end $$;

create trigger audit_is_only_added_to
    before update or delete on audit
    for each row execute function refuse_to_change_the_past();

create trigger audit_is_not_emptied
    before truncate on audit
    for each statement execute function refuse_to_change_the_past();

-- The service says for its transaction, in the setting candela.actor, on whose behalf it acts.
create function audit() returns trigger language plpgsql set timezone = 'UTC' as $$
declare
    kind           constant text := tg_argv[0];
    account_column constant text := tg_argv[1];
    shown          constant text[] := string_to_array(tg_argv[2], ',');
    was            constant jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
    is_now         constant jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
    subject_row    constant jsonb := case when tg_op = 'DELETE' then was else is_now end;
    changed        text[];
begin
    select array_agg(name) into changed from unnest(shown) as name
    where coalesce(was -> name, 'null') is distinct from coalesce(is_now -> name, 'null');
    if changed is null then
        return null;
    end if;
    insert into audit (account_id, action, subject, actor, before, after) values (
        subject_row ->> account_column,
        kind || '.' || case
            when tg_op = 'INSERT' then 'created'
            when tg_op = 'DELETE' then 'deleted'
            when 'status' = any(changed) and is_now ->> 'status' = 'revoked' then 'revoked'
            when 'replaced_by' = any(changed) then 'rotated'
            else 'changed'
        end,
        subject_row ->> 'id',
        coalesce(
            nullif(current_setting('candela.actor', true), '')::jsonb,
            jsonb_build_object('database', session_user || ' by ' || current_setting('application_name'))),
        case when tg_op <> 'INSERT' then (select jsonb_object_agg(name, was -> name) from unnest(changed) as name) end,
        case when tg_op <> 'DELETE' then (select jsonb_object_agg(name, is_now -> name) from unnest(changed) as name) end);
    return null;
end $$;

-- Has every change of these columns of a table with a column id audited. Name none that holds a secret or an address.
-- account_column is the one that says whose the row is, if there is one.
create procedure audit_changes(audited regclass, kind text, account_column text, variadic shown text[])
language plpgsql as $$
begin
    execute format(
        'create trigger audited after insert or delete or update of %s on %s for each row execute function audit(%L, %L, %L)',
        (select string_agg(quote_ident(name), ', ') from unnest(shown) as name),
        audited, kind, coalesce(account_column, ''), array_to_string(shown, ','));
end $$;

call audit_changes('accounts', 'account', 'id', 'plan');
call audit_changes('keys', 'key', 'account_id',
    'name', 'scopes', 'mode', 'address_ranges', 'status', 'expires_at', 'replaced_by', 'bootstrap');
call audit_changes('plans', 'plan', null,
    'requests_per_minute', 'burst', 'credits_per_day', 'streams', 'history_days', 'keys');

-- How far into each device's journal a corte goes, so that what it takes does not depend on what else had arrived.

alter table sales.daily_closures add column watermarks jsonb check (jsonb_typeof(watermarks) = 'array');
comment on column sales.daily_closures.watermarks is '[{deviceId, deviceSeq}]: it read no movement of a device above its number, and none of one that is not named; null: all that had arrived';
comment on table sales.closure_adjustments is 'tenant: what belongs to a corte''s session and not to its figures: it came later, or is above the watermarks; cash is in a corte or here, never in both';
comment on column sales.closure_adjustments.id is 'The command; its cash movement, if it made one, has the same id';
comment on column sales.closure_adjustments.cash_centavos is 'What it changes in the drawer, with its sign; 0 if no cash moved, or if the corte has it already';

-- How far into each device's journal a corte goes, so that what it takes does not depend on what else had arrived.

alter table sales.daily_closures add column watermarks jsonb check (jsonb_typeof(watermarks) = 'object');
comment on column sales.daily_closures.watermarks is '{device: device_seq}: it read nothing of a device above its number, and nothing of one that is not named but the float; null: all that had arrived';
comment on table sales.closure_adjustments is 'tenant: what is of a corte''s session and not in its figures: it came later, or is above the watermarks; cash is in a corte or here, never in both';
comment on column sales.closure_adjustments.id is 'The command; its cash movement, if it made one, has the same id';
comment on column sales.closure_adjustments.cash_centavos is 'What it changes in the drawer, with its sign; 0 if no cash moved, or if the corte has it';

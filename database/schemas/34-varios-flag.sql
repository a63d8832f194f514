-- A sale of varios above the shop's cap that has happened on a device which did not know of the cap is recorded, and says so.

alter domain app.flags drop constraint flags_check;
alter domain app.flags add constraint flags_check check (value <@ array['actor_unknown', 'permission_missing', 'price_differs',
  'tax_class_differs', 'stock_negative', 'credit_limit_passed', 'clock_impossible', 'device_forked', 'till_closed', 'refund_exceeds_sale',
  'product_archived', 'customer_archived', 'closed_twice', 'varios_above_cap']);

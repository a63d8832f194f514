-- The starter catalogues in full: what 04 left out of the files that the migrator loads here.

create table catalog.category_templates (
  business_type app.business_type not null,
  code text not null check (code ~ '^[a-z0-9-]{1,80}$'),
  position app.positive_int not null,
  name app.text_60 not null,
  silhouette app.text_40,
  primary key (business_type, code)
);
comment on table catalog.category_templates is 'reference: the categories of the starter catalogue of each giro';
comment on column catalog.category_templates.position is 'Place in the file, from 1: the order in which a new shop gets them';
comment on column catalog.category_templates.silhouette is 'The drawing that stands for the category';

-- No release has written a row here, and what somebody put by hand the next load would remove.
delete from catalog.product_templates;

alter table catalog.product_templates
  alter column position type app.positive_int,
  alter column price_centavos set not null,
  alter column silhouette type app.text_40,
  add column cost_centavos app.centavos not null,
  add column minimum_milli app.milli not null,
  add foreign key (business_type, category) references catalog.category_templates;
comment on column catalog.product_templates.position is 'Place in the file, from 1: the order in which a new shop gets them; favourites come first';
comment on column catalog.product_templates.category is 'Code of a category of the same giro';
comment on column catalog.product_templates.price_centavos is 'With tax, per unit';
comment on column catalog.product_templates.cost_centavos is 'With tax, per unit';
comment on column catalog.product_templates.minimum_milli is 'Below this a shop that counts would be low; 0 is not counted, as a service';

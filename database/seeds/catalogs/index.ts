import type { BusinessType } from '@michangarrito/domain';
import abarrotes from './abarrotes.json' with { type: 'json' };
import estetica from './estetica.json' with { type: 'json' };
import farmacia from './farmacia.json' with { type: 'json' };
import ferreteria from './ferreteria.json' with { type: 'json' };
import fonda from './fonda.json' with { type: 'json' };
import papeleria from './papeleria.json' with { type: 'json' };
import { readCatalog } from './catalog.ts';
import type { StarterCatalog } from './catalog.ts';

export type { CatalogCategory, CatalogProduct, Silhouette, StarterCatalog } from './catalog.ts';

const empty = (businessType: BusinessType): StarterCatalog => ({ businessType, categories: [], products: [] });

/** What a new shop may start with, by giro; a giro without a catalogue of its own starts empty. */
export const STARTER_CATALOGS: Readonly<Record<BusinessType, StarterCatalog>> = {
  abarrotes: readCatalog(abarrotes, 'abarrotes'),
  fonda: readCatalog(fonda, 'fonda'),
  papeleria: readCatalog(papeleria, 'papeleria'),
  estetica: readCatalog(estetica, 'estetica'),
  ferreteria: readCatalog(ferreteria, 'ferreteria'),
  farmacia: readCatalog(farmacia, 'farmacia'),
  panaderia: empty('panaderia'),
  fruteria: empty('fruteria'),
  carniceria: empty('carniceria'),
  tortilleria: empty('tortilleria'),
  ropa: empty('ropa'),
  otro: empty('otro'),
};

import type { Centavos, Milli } from '@michangarrito/domain';
import file from './cast.json' with { type: 'json' };
import type { DemoCustomer, DemoPerson, DemoShop } from './types.ts';

/** A customer as the story needs her: how often she buys on credit, and how likely she pays on the day agreed. */
export interface CastCustomer extends DemoCustomer {
  readonly visits: number;
  readonly punctuality: number;
}

/** Who brings what, on which weekdays (1 is Monday) and at which minute of the day. */
export interface Supplier {
  readonly key: string;
  readonly name: string;
  readonly weekdays: readonly number[];
  readonly minuteOfDay: number;
  readonly codes?: readonly string[];
  readonly categories?: readonly string[];
}

/** The people and habits of the demo shop; every word that a person reads is in the JSON file. */
export interface Cast {
  readonly shop: DemoShop;
  readonly people: readonly DemoPerson[];
  readonly customers: readonly CastCustomer[];
  readonly suppliers: readonly Supplier[];
  readonly supplierPayment: string;
  readonly withdrawal: string;
  readonly change: string;
  readonly expenses: readonly { readonly reason: string; readonly amountCentavos: Centavos }[];
  readonly waste: readonly { readonly code: string; readonly quantityMilli: Milli; readonly note: string }[];
  readonly openHours: readonly { readonly hour: number; readonly weight: number }[];
  /** How much more (or less) a category is asked for, until an hour of the day. */
  readonly dayparts: readonly { readonly untilHour: number; readonly demand: Readonly<Record<string, number>> }[];
  /** Pieces that are bought several at once. */
  readonly handfuls: readonly { readonly codes: readonly string[]; readonly least: number; readonly most: number }[];
}

export const CAST = file as unknown as Cast;

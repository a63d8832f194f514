import { may, type Permission, type Role } from '@michangarrito/domain';

interface Person {
  readonly role: Role;
  readonly permissions: readonly Permission[];
}

/** What the shop sold, added up: the day, its comparison, the sum over a list of sales. The server asks the same for its report. */
export function seesTotals(person: Person): boolean {
  return may(person, 'report.view');
}

/**
 * What should be in the drawer, and why: without it nobody can count and close, and the day's report says it too. Counting blind is
 * not offered.
 */
export function seesTill(person: Person): boolean {
  return may(person, 'till.close') || may(person, 'report.view');
}

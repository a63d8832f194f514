import type { DueRule } from '@michangarrito/contracts';
import { customerForm, dueRules } from '../../../messages/fiados.ts';

/** When somebody pays as one value of a list: `none`, `biweekly`, `weekly-5`, `days-15`. */
export function dueValueOf(rule: DueRule): string {
  switch (rule.kind) {
    case 'weekly':
      return `weekly-${String(rule.weekday)}`;
    case 'days':
      return `days-${String(rule.days)}`;
    default:
      return rule.kind;
  }
}

export function dueRuleOf(value: string): DueRule {
  const [kind, number = ''] = value.split('-');
  if (kind === 'weekly') return { kind: 'weekly', weekday: Number(number) };
  if (kind === 'days') return { kind: 'days', days: Number(number) };
  return kind === 'biweekly' ? { kind: 'biweekly' } : { kind: 'none' };
}

/** What can be chosen; a number of days agreed elsewhere stays among it. */
export function dueOptions(current: string): { value: string; label: string }[] {
  const options = Object.entries(customerForm.dueOptions).map(([value, label]) => ({ value, label }));
  if (options.some(({ value }) => value === current)) return options;
  const rule = dueRuleOf(current);
  return [...options, { value: current, label: rule.kind === 'days' ? dueRules.days(rule.days) : current }];
}

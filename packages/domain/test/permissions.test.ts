import { describe, expect, it } from 'vitest';
import { DEFAULT_EMPLOYEE_PERMISSIONS, PERMISSIONS, may } from '../src/index.ts';

describe('may', () => {
  it('lets the owner do everything, whatever the list says', () => {
    for (const permission of PERMISSIONS) expect(may({ role: 'owner', permissions: [] }, permission)).toBe(true);
  });

  it('lets an employee do what was allowed and nothing else', () => {
    const employee = { role: 'employee', permissions: DEFAULT_EMPLOYEE_PERMISSIONS } as const;
    const allowed = PERMISSIONS.filter((permission) => may(employee, permission));
    expect(allowed).toEqual(['discount.give', 'till.close']);
  });

  it('lets an operator do nothing inside a shop, even with a list', () => {
    const operator = { role: 'operator', permissions: PERMISSIONS } as const;
    for (const permission of PERMISSIONS) expect(may(operator, permission)).toBe(false);
  });
});

import { anyCommandSchema, type AnyCommand } from '@michangarrito/contracts';

/**
 * What of a command its contract does not take, as the path to the first field ("name", "payments.0.reference"); null if the server can
 * read it. A module of its own: the schemas weigh more than the rest of the counter and are fetched after it.
 */
export function unreadableField(type: AnyCommand['type'], payload: unknown): string | null {
  const schema = anyCommandSchema.options.find((option) => option.shape.type.value === type);
  if (schema === undefined) return 'type';
  const result = schema.shape.payload.safeParse(payload);
  if (result.success) return null;
  return (result.error.issues[0]?.path ?? []).join('.');
}

import { z } from 'zod';

/** Every error answer of the API. `message` is Spanish for people; programs read `code`. */
export const errorBodySchema = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  message: z.string(),
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retryable: z.boolean(),
  requestId: z.string(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

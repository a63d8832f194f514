import { FLAGS } from '@michangarrito/domain';
import { z } from 'zod';
import { errorBodySchema } from './error-body.ts';

/** What became of a command. `parked` and `quarantined` keep it on the server for later; nothing blocks what follows it. */
export const VERDICTS = ['recorded', 'already_recorded', 'parked', 'rejected', 'conflict', 'quarantined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The answer to one command. `error` says why when it was not recorded; `result` is what the command's own type promises. */
export const commandVerdictSchema = z.object({
  id: z.uuid(),
  verdict: z.enum(VERDICTS),
  flags: z.array(z.enum(FLAGS)),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: errorBodySchema.omit({ requestId: true }).nullable(),
});
export type CommandVerdict = z.infer<typeof commandVerdictSchema>;

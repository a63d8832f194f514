import { Inject, Injectable } from '@nestjs/common';
import { isIntent, type CommandType, type CommandVerdict, type Envelope } from '@michangarrito/contracts';
import type { Flag } from '@michangarrito/domain';
import { PeopleDirectory } from '../context/people-directory.ts';
import type { RequestContext } from '../context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../database/tenant-transactions.ts';
import {
  oddities,
  refusedVerdict,
  type CommandActor,
  type CommandScope,
  type Outcome,
  type ReceivedCommand,
} from './command.ts';
import { ChangeNotices } from './change-notices.ts';

type Claim = {
  verdict: 'claimed' | 'already_recorded' | 'conflict';
  flags: Flag[];
  result: Record<string, unknown> | null;
};

/**
 * Carries out a command exactly once: claim of its id, the use case, its answer and the list of what changed commit together. The same
 * command again gets the saved answer; another one under its id is a conflict; a refused one leaves no trace. Sales do not come
 * here but through the sale recorder, which does the same for many at once.
 */
@Injectable()
export class CommandRunner {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(PeopleDirectory) private readonly people: PeopleDirectory,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  async execute<Command extends Envelope & { type: CommandType }>(
    context: RequestContext,
    received: ReceivedCommand<Command>,
    useCase: (scope: CommandScope, command: Command) => Promise<Outcome>,
  ): Promise<CommandVerdict> {
    const { command } = received;
    const actor = await this.actorOf(context, command);
    if (typeof actor === 'string') return refusedVerdict(command.id, 'rejected', actor);
    const verdict = await this.transactions.runUnless(context.tenantId, async (tx) => {
      const claim = await claimCommand(tx, context, received);
      if (claim.verdict === 'conflict')
        return { keep: false, value: refusedVerdict(command.id, 'conflict', 'COMMAND_CONFLICT') };
      if (claim.verdict === 'already_recorded')
        return { keep: false, value: { id: command.id, ...claim, verdict: claim.verdict, error: null } };
      if (!mayJudge(actor, command))
        return { keep: false, value: refusedVerdict(command.id, 'rejected', 'PERMISSION_MISSING') };
      const outcome = await useCase({ tx, context, actor }, command);
      if (!outcome.ok) return { keep: false, value: refusedVerdict(command.id, 'rejected', outcome.code) };
      return { keep: true, value: await finishCommand(tx, command, actor, outcome) };
    });
    if (verdict.verdict === 'recorded') this.notices.note(context.tenantId);
    return verdict;
  }

  /** Who did it and what they may, or why the command is not this session's to send. */
  async actorOf(
    context: RequestContext,
    command: Envelope,
  ): Promise<CommandActor | 'WRONG_TENANT' | 'PERSON_NOT_FOUND'> {
    if (command.tenantId !== context.tenantId || command.deviceId !== context.deviceId) return 'WRONG_TENANT';
    const rights = await this.people.rightsOf(context.tenantId, command.actorId);
    if (!rights) return 'PERSON_NOT_FOUND';
    const isCaller = command.actorId.toLowerCase() === context.personId;
    const signedInHere =
      isCaller || (await this.people.hasSignedIn(context.tenantId, context.deviceId, command.actorId));
    return { ...rights, isCaller, signedInHere };
  }
}

// A name in an envelope is no proof: what is judged by somebody's rights must come while the session is theirs.
function mayJudge(actor: CommandActor, { type }: { readonly type: CommandType }): boolean {
  return !isIntent(type) || actor.isCaller;
}

async function claimCommand(
  tx: TenantTx,
  context: RequestContext,
  { command, hash }: ReceivedCommand<Envelope & { type: string }>,
): Promise<Claim> {
  const [claim] = await tx.query<Claim>(
    `select verdict, flags, result from sync.claim_command($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9)`,
    [
      command.id,
      command.type,
      hash,
      command.deviceId,
      command.deviceSeq,
      command.actorId,
      context.sessionId,
      command.v,
      command.recordedAt,
    ],
  );
  if (!claim) throw new Error('sync.claim_command answered nothing');
  return claim;
}

async function finishCommand(
  tx: TenantTx,
  command: Envelope,
  actor: CommandActor,
  outcome: Extract<Outcome, { ok: true }>,
): Promise<CommandVerdict> {
  const [{ forked } = { forked: false }] = await tx.query<{ forked: boolean }>(
    `select sync.is_forked($1, $2, $3) as forked`,
    [command.id, command.deviceId, command.deviceSeq],
  );
  const flags = [
    ...new Set([...outcome.flags, ...oddities(actor, command), ...(forked ? (['device_forked'] as const) : [])]),
  ];
  const result = outcome.result ?? null;
  await tx.query(`select sync.finish_command($1, $2, $3, $4)`, [
    command.id,
    flags,
    result,
    JSON.stringify(outcome.changed),
  ]);
  return { id: command.id, verdict: 'recorded', flags, result, error: null };
}

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
  type Uploader,
} from './command.ts';
import { ChangeNotices } from './change-notices.ts';
import { heldVerdict } from './held-verdict.ts';

/** What carries out commands of one type. */
export type UseCase<Command extends Envelope> = (scope: CommandScope, command: Command) => Promise<Outcome>;

type Claim = {
  verdict: 'claimed' | 'already_recorded' | 'conflict' | 'held';
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
    useCase: UseCase<Command>,
  ): Promise<CommandVerdict> {
    const actor = await this.actorOf(context, received.command);
    if (typeof actor === 'string') return refusedVerdict(received.command.id, 'rejected', actor);
    const verdict = await this.transactions.runUnless(context.tenantId, async (tx) => {
      const value = await carryOut(tx, context, received, actor, useCase);
      return { keep: value.verdict === 'recorded', value };
    });
    if (verdict.verdict === 'recorded') this.notices.note(context.tenantId);
    return verdict;
  }

  /** Who did it and what they may, or why the command is not this session's to send. */
  async actorOf(uploader: Uploader, command: Envelope): Promise<CommandActor | 'WRONG_TENANT' | 'PERSON_NOT_FOUND'> {
    const { tenantId, deviceId, personId } = uploader;
    if (command.tenantId !== tenantId || command.deviceId !== deviceId) return 'WRONG_TENANT';
    const rights = await this.people.rightsOf(tenantId, command.actorId);
    if (!rights) return 'PERSON_NOT_FOUND';
    const isCaller = command.actorId.toLowerCase() === personId;
    const signedInHere = isCaller || (await this.people.hasSignedIn(tenantId, deviceId, command.actorId));
    return { ...rights, isCaller, signedInHere };
  }
}

/**
 * Carries out one command inside its caller's transaction, which must undo what this has written unless the verdict is `recorded`: by
 * rolling back, or back to a savepoint.
 */
export async function carryOut<Command extends Envelope & { type: CommandType }>(
  tx: TenantTx,
  uploader: Uploader,
  received: ReceivedCommand<Command>,
  actor: CommandActor,
  run: UseCase<Command>,
): Promise<CommandVerdict> {
  const { command } = received;
  const claim = await claimCommand(tx, uploader, received);
  if (claim.verdict === 'held') return heldVerdict(tx, received);
  if (claim.verdict === 'conflict') return refusedVerdict(command.id, 'conflict', 'COMMAND_CONFLICT');
  if (claim.verdict === 'already_recorded') return { id: command.id, ...claim, verdict: claim.verdict, error: null };
  if (!mayJudge(actor, command)) return refusedVerdict(command.id, 'rejected', 'PERMISSION_MISSING');
  const outcome = await run({ tx, actor }, command);
  if (!outcome.ok) return refusedVerdict(command.id, 'rejected', outcome.code);
  return finishCommand(tx, command, actor, outcome);
}

/** A name in an envelope is no proof: what is judged by somebody's rights must come while the session is theirs. */
export function mayJudge(actor: CommandActor, { type }: { readonly type: CommandType }): boolean {
  return !isIntent(type) || actor.isCaller;
}

async function claimCommand(
  tx: TenantTx,
  { sessionId }: Uploader,
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
      sessionId,
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

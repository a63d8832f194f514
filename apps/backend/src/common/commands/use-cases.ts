import type { CommandOf, CommandType } from '@michangarrito/contracts';
import type { UseCase } from './command-runner.ts';

/** What carries out commands, by their type. */
export type UseCases<Type extends CommandType> = { readonly [T in Type]: UseCase<CommandOf<T>> };

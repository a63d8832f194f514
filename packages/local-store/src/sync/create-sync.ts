import type { Exclusively } from '../exclusively.ts';
import type { Journal } from '../journal.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { ChangesIntake } from './changes-intake.ts';
import { EventStream } from './event-stream.ts';
import { Puller } from './puller.ts';
import { Sender } from './sender.ts';
import type { CallOptions } from './session-call.ts';
import { Unlinking } from './unlinking.ts';

export interface SyncOptions extends CallOptions {
  readonly journal: Journal;
  readonly mirror: Mirror;
  /** Of the shop and device, for the names of locks. */
  readonly name: string;
  readonly exclusively: Exclusively;
  /** In [0, 1). */
  readonly random: () => number;
  /** Hears of what should not happen: the device's storage failing, or a bug. */
  readonly report: (error: unknown) => void;
}

/** What goes between one device and the server. */
export interface Sync {
  readonly sender: Sender;
  readonly puller: Puller;
  readonly events: EventStream;
  /** Sends and pulls from now on, as after a login. */
  start(): void;
  /** Ends all of it; resolves when nothing is under way any more. Storages may be closed after that. */
  stop(): Promise<void>;
}

/** Sender, puller and event stream of one device, joined: a push's changes reach the mirror, and a new epoch sends the journal again. */
export function createSync(options: SyncOptions): Sync {
  const { name } = options;
  const changes = new ChangesIntake(options);
  const unlinking = new Unlinking(options);
  const puller: Puller = new Puller({
    ...options,
    changes,
    unlinking,
    lockName: `michangarrito-puller-${name}`,
    onResent: () => sender.wake('session'),
  });
  const sender: Sender = new Sender({
    ...options,
    changes,
    unlinking,
    lockName: `michangarrito-sender-${name}`,
    onMoreChanges: () => puller.wake('more'),
  });
  const events = new EventStream({ ...options, onEvent: () => puller.wake('event') });
  return {
    sender,
    puller,
    events,
    start: () => {
      sender.wake('session');
      puller.wake('start');
    },
    stop: async () => {
      events.close();
      await Promise.all([sender.stop(), puller.stop()]);
    },
  };
}

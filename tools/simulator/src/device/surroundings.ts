import type { JournalEntry } from '@michangarrito/local-store';
import type { DeviceChannel, Network } from '../channel.ts';
import type { DeviceClock } from './clock.ts';

/** What the installation shares with the rest of the shop. */
export interface Surroundings {
  readonly network: Network;
  /** Milliseconds of Unix time in the shop. */
  readonly virtualNow: () => number;
  /** A chance for the app's own jitter. */
  readonly random: () => number;
  /** The token of somebody else's session. */
  readonly foreignToken: () => string | null;
  /** Hears of each command that the device says it has durably. */
  readonly promised: (entry: JournalEntry) => void;
}

export interface Identity {
  readonly tenantId: string;
  readonly deviceId: string;
}

/** What a process knows of the installation that it runs. */
export interface Owner {
  readonly identity: Identity;
  readonly directory: string;
  readonly clock: DeviceClock;
  readonly channel: DeviceChannel;
}

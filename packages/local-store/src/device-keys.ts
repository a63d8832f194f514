import type { Person, Shop, Tokens } from '@michangarrito/contracts';
import type { Exclusively } from './exclusively.ts';
import { indexedDbHost } from './indexeddb-storage.ts';
import type { DatabaseDefinition, DatabaseHost, DeviceStorage, StorageTransaction } from './storage-port.ts';
import type { SessionProof, SyncSession } from './sync/session-call.ts';

/** What proves to the server that this installation was enrolled before, so that its journal and folio series go on. */
export interface DeviceProof {
  readonly deviceId: string;
  readonly secret: string;
}

/** One shop on this device: enough to open it and to sell without asking anybody. */
export interface Enrolment {
  readonly tenantId: string;
  readonly device: DeviceProof;
  readonly folioSeries: string;
  /** Highest numbers that the server had of the device at the last login. */
  readonly lastDeviceSeq: number;
  readonly lastFolioNumber: number;
  readonly person: Person;
  readonly shop: Shop;
  /** Null when the session ended or somebody logged out: selling goes on, sending waits for a login. */
  readonly tokens: Pick<Tokens, 'accessToken' | 'refreshToken'> | null;
}

type KeyStores = {
  enrolments: Enrolment;
  choices: { readonly name: string; readonly tenantId: string };
  former: SessionProof;
};

const KEY_DATABASE: DatabaseDefinition<KeyStores> = {
  version: 2,
  stores: {
    enrolments: { keyPath: 'tenantId', indexes: {} },
    choices: { keyPath: 'name', indexes: {} },
    former: { keyPath: 'deviceId', indexes: { tenantId: { keyPath: 'tenantId', unique: false } } },
  },
};
const CURRENT = 'current';

export type RefreshOutcome = 'refreshed' | 'ended' | 'revoked' | 'unreachable';

/** Asks the server for the successor of a refresh token. `revoked`: the device was unlinked. */
export type Rotate = (
  refreshToken: string,
) => Promise<NonNullable<Enrolment['tokens']> | 'ended' | 'revoked' | 'unreachable'>;

/** A session of a device that this installation was before: it has no token, and its sender deposits what it still has. */
export function formerSession(proof: SessionProof): SyncSession {
  return {
    accessToken: async () => 'former',
    refresh: async () => 'revoked',
    proof: async () => proof,
  };
}

/** Who this device is, for each shop that was opened on it. Kept apart from the shops' own databases. */
export class DeviceKeys {
  readonly #storage: DeviceStorage<KeyStores>;

  constructor(storage: DeviceStorage<KeyStores>) {
    this.#storage = storage;
  }

  /** @throws LocalStoreError if the storage cannot be opened. */
  static async open(host: DatabaseHost = indexedDbHost): Promise<DeviceKeys> {
    return new DeviceKeys(await host.open('michangarrito-device', KEY_DATABASE));
  }

  /** The shop that is open on this device; null before the first login. */
  async current(): Promise<Enrolment | null> {
    return this.#storage.read(['enrolments', 'choices'], async (transaction) => {
      const choice = await transaction.get('choices', CURRENT);
      return choice === undefined ? null : ((await transaction.get('enrolments', choice.tenantId)) ?? null);
    });
  }

  /** The other shops that were opened on this device. */
  async others(tenantId: string): Promise<Enrolment[]> {
    const known = await this.#storage.read(['enrolments'], (transaction) => transaction.range('enrolments', {}));
    return known.filter((one) => one.tenantId !== tenantId);
  }

  /** The proof for a shop that was opened on this device before; null otherwise. */
  async knownDevice(tenantId: string): Promise<DeviceProof | null> {
    return this.#storage.read(
      ['enrolments'],
      async (transaction) => (await transaction.get('enrolments', tenantId))?.device ?? null,
    );
  }

  /** What proves this device to the server, also where it was unlinked; null if the shop is not known here. */
  async proof(tenantId: string): Promise<SessionProof | null> {
    const device = await this.knownDevice(tenantId);
    return device === null ? null : { tenantId, ...device };
  }

  /** The devices that this installation was before in that shop: a journal of theirs may still have something to deposit. */
  async formerDevices(tenantId: string): Promise<SessionProof[]> {
    return this.#storage.read(['former'], (transaction) =>
      transaction.range('former', { index: 'tenantId', from: tenantId, to: tenantId }),
    );
  }

  /** A former device has nothing left to deposit. */
  async forgetFormer(deviceId: string): Promise<void> {
    await this.#storage.write(['former'], 'strict', (transaction) => transaction.delete('former', deviceId));
  }

  /** Keeps what a login gave and makes that shop the open one. Another device's proof of the same shop is kept with the former ones. */
  async enrol(enrolment: Enrolment): Promise<void> {
    await this.#storage.write(['enrolments', 'choices', 'former'], 'strict', async (transaction) => {
      await keepFormer(transaction, enrolment);
      await transaction.put('enrolments', enrolment);
      await transaction.put('choices', { name: CURRENT, tenantId: enrolment.tenantId });
    });
  }

  /** Writes what the server now says of the person or the shop; null if the shop is not known here. */
  async update(
    tenantId: string,
    change: Partial<Pick<Enrolment, 'person' | 'shop' | 'folioSeries'>>,
  ): Promise<Enrolment | null> {
    return this.#storage.write(['enrolments'], 'relaxed', async (transaction) => {
      const enrolment = await transaction.get('enrolments', tenantId);
      if (enrolment === undefined) return null;
      const changed = { ...enrolment, ...change };
      await transaction.put('enrolments', changed);
      return changed;
    });
  }

  /**
   * Closes the shop on this device and forgets its tokens. Device, journal and shop stay: what is not sent waits for the next
   * login.
   */
  async logOut(tenantId: string): Promise<void> {
    await this.#storage.write(['enrolments', 'choices'], 'strict', async (transaction) => {
      const enrolment = await transaction.get('enrolments', tenantId);
      if (enrolment !== undefined) await transaction.put('enrolments', { ...enrolment, tokens: null });
      await transaction.delete('choices', CURRENT);
    });
  }

  /** Takes a shop off this device. What its journal still had to tell cannot be told any more. */
  async forget(tenantId: string): Promise<void> {
    await this.#storage.write(['enrolments', 'choices'], 'strict', async (transaction) => {
      await transaction.delete('enrolments', tenantId);
      if ((await transaction.get('choices', CURRENT))?.tenantId === tenantId) {
        await transaction.delete('choices', CURRENT);
      }
    });
  }

  /** The token to call with, as the newest tab left it; null when logged out. */
  async accessToken(tenantId: string): Promise<string | null> {
    return (await this.#tokens(tenantId))?.accessToken ?? null;
  }

  /**
   * Gets a successor for an access token that was refused. One tab rotates at a time and the others take its result. The server
   * answers the previous refresh token with the same successor until that is used, so a lost answer is simply asked for again; an older
   * one is taken for a theft, so a newer token is never overwritten by a late answer.
   */
  async refresh(
    tenantId: string,
    staleAccessToken: string,
    rotate: Rotate,
    exclusively: Exclusively,
  ): Promise<RefreshOutcome> {
    return exclusively(`michangarrito-refresh-${tenantId}`, async () => {
      const tokens = await this.#tokens(tenantId);
      if (tokens === null) return 'ended';
      if (tokens.accessToken !== staleAccessToken) return 'refreshed';
      const successor = await rotate(tokens.refreshToken);
      if (successor === 'unreachable' || successor === 'revoked') return successor;
      const isStillOurs = (stored: string) => stored === tokens.refreshToken;
      if (successor === 'ended') {
        await this.#replaceTokens(tenantId, isStillOurs, null);
        return (await this.#tokens(tenantId)) === null ? 'ended' : 'refreshed';
      }
      await this.#replaceTokens(tenantId, isStillOurs, successor);
      return 'refreshed';
    });
  }

  close(): void {
    this.#storage.close();
  }

  async #tokens(tenantId: string): Promise<Enrolment['tokens']> {
    return this.#storage.read(
      ['enrolments'],
      async (transaction) => (await transaction.get('enrolments', tenantId))?.tokens ?? null,
    );
  }

  async #replaceTokens(
    tenantId: string,
    when: (refreshToken: string) => boolean,
    tokens: Enrolment['tokens'],
  ): Promise<void> {
    await this.#storage.write(['enrolments'], 'strict', async (transaction) => {
      const enrolment = await transaction.get('enrolments', tenantId);
      if (enrolment?.tokens == null || !when(enrolment.tokens.refreshToken)) return;
      await transaction.put('enrolments', { ...enrolment, tokens });
    });
  }
}

async function keepFormer(transaction: StorageTransaction<KeyStores>, enrolment: Enrolment): Promise<void> {
  const { tenantId, device } = enrolment;
  const known = await transaction.get('enrolments', tenantId);
  if (known !== undefined && known.device.deviceId !== device.deviceId) {
    await transaction.put('former', { tenantId, ...known.device });
  }
}

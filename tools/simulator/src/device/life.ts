import type { DatabaseHost, DeviceStorage } from '@michangarrito/local-store';

/** The process of a device was ended: whatever it had not committed never was. */
export class Killed extends Error {}

/** Between two operations a device takes at most a few turns of the event loop. */
const QUIET_TURNS = 3;

/** The life of one process of a device. It ends when told, or with a commit that nobody hears of. */
export class Life {
  #commitsLeft = Infinity;
  #busy = 0;
  #idle: (() => void)[] = [];

  get isOver(): boolean {
    return this.#commitsLeft < 0;
  }

  /** Resolves when nothing of the device is under way: at rest, only its timers wait. */
  async atRest(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.#busy === 0) continue;
      quiet = -1;
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }

  /** Ends after so many commits more. */
  endAfter(commits: number): void {
    this.#commitsLeft = commits - 1;
  }

  end(): void {
    this.#commitsLeft = -1;
  }

  /** Counts work as under way until it is done. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      if (this.#busy === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  breathe(): void {
    if (this.isOver) throw new Killed('the process was ended');
  }

  /** After a commit: the process may have ended before it could go on. */
  committed(): void {
    if (this.#commitsLeft === Infinity) return;
    this.#commitsLeft -= 1;
    this.breathe();
  }
}

/** The databases of a process that may end between any two commits, or inside a transaction, which is lost then. */
export function mortalHost(host: DatabaseHost, life: Life): DatabaseHost {
  return {
    open: async (name, definition) => mortal(await host.open(name, definition), life),
    delete: (name) => host.delete(name),
  };
}

function mortal<S extends Record<string, object>>(storage: DeviceStorage<S>, life: Life): DeviceStorage<S> {
  return {
    read: (stores, work) =>
      life.during(() => {
        life.breathe();
        return storage.read(stores, work);
      }),
    write: (stores, durability, work) =>
      life.during(async () => {
        life.breathe();
        const result = await storage.write(stores, durability, async (transaction) => {
          const value = await work(transaction);
          life.breathe();
          return value;
        });
        life.committed();
        return result;
      }),
    close: () => storage.close(),
  };
}

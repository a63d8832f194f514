import type { FaultKind, WireFault } from './kinds.ts';

/** The address that devices call; the channel puts the server's own in its place. */
export const SHOP_URL = 'http://shop.invalid';

export interface NetworkOptions {
  /** Where the backend listens. */
  readonly backendUrl: string;
  /** The server's time as the shop knows it, milliseconds of Unix time. */
  readonly virtualNow: () => number;
  readonly count: (fault: FaultKind) => void;
}

/** What a device's channel asks of the device. */
export interface ChannelOwner {
  /** Runs what the device would do when its patience with an answer is over. */
  readonly loseTimeouts: () => void;
  /** The token of another session, to be sent by mistake. */
  readonly foreignToken: () => string | null;
}

interface Late {
  readonly afterRequests: number;
  readonly send: () => Promise<unknown>;
}

/** Something that happens to the server because of a request. */
export interface Interruption {
  readonly work: () => Promise<void>;
  readonly isAfterAnswer: boolean;
}

const GATE_PAGE = '<html><body>Acepta los términos para navegar</body></html>';
/** A gate's own clock is nobody's, and it may ask for any wait. */
const GATE_HEADERS = { 'content-type': 'text/html', date: new Date(0).toUTCString(), 'retry-after': '31536000' };

/** What lies between the devices of one shop and the server. Faults wait in a line; each request meets the first that fits it. */
export class Network {
  readonly #options: NetworkOptions;
  #waiting: WireFault[] = [];
  #late: Late[] = [];
  #requests = 0;
  /** Called once with the next request under way, to end a server in the middle of it. */
  #onNextRequest: Interruption | null = null;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** Lets these requests pass or fail, in their order, after those told before. */
  expect(faults: readonly (WireFault | null)[]): void {
    this.#waiting.push(...faults.filter((fault) => fault !== null));
  }

  /** Does something in the middle of the next request, or the moment that its answer is here. */
  interruptNext(interruption: Interruption): void {
    this.#onNextRequest = interruption;
  }

  /** Forgets an interruption that no request has met; true if there was one. */
  stopInterrupting(): boolean {
    const waiting = this.#onNextRequest !== null;
    this.#onNextRequest = null;
    return waiting;
  }

  /** Delivers all that is still on its way. */
  async deliverLate(): Promise<void> {
    const late = this.#late.splice(0);
    for (const { send } of late) await send();
  }

  /** A device's own way through the network. */
  channel(owner: ChannelOwner): DeviceChannel {
    return new DeviceChannel(this, owner);
  }

  /** @internal One request of a device. */
  async request(owner: ChannelOwner, url: string, init: RequestInit): Promise<Response> {
    this.#requests += 1;
    await this.#deliverDue();
    const fault = this.#takeFault(init);
    if (fault !== null) this.#options.count(fault);
    return fault === null ? this.#pass(url, init) : this.#fail(fault, owner, url, init);
  }

  #takeFault(init: RequestInit): WireFault | null {
    const isPush = init.method === 'POST';
    const index = this.#waiting.findIndex((fault) => isPush || fault !== 'swap_token');
    return index === -1 ? null : (this.#waiting.splice(index, 1)[0] ?? null);
  }

  async #deliverDue(): Promise<void> {
    const due = this.#late.filter(({ afterRequests }) => afterRequests <= this.#requests);
    this.#late = this.#late.filter((late) => !due.includes(late));
    for (const { send } of due) await send();
  }

  async #fail(fault: WireFault, owner: ChannelOwner, url: string, init: RequestInit): Promise<Response> {
    switch (fault) {
      case 'drop_request':
        throw new TypeError('fetch failed: no route');
      case 'drop_answer':
        await this.#reach(url, init);
        throw new TypeError('fetch failed: connection reset');
      case 'duplicate_request': {
        const [first] = await Promise.allSettled([this.#pass(url, init), this.#reach(url, init)]);
        if (first.status === 'rejected') throw first.reason;
        return first.value;
      }
      case 'reorder_request':
        // A copy without the device's signal: what is on its way cannot be called back.
        this.#late.push({ afterRequests: this.#requests + 3, send: () => this.#reach(url, init) });
        throw new TypeError('fetch failed: timed out');
      case 'delay_answer':
        await this.#reach(url, init);
        owner.loseTimeouts();
        throw new DOMException('The operation was aborted.', 'AbortError');
      case 'cut_answer':
        return cut(await this.#pass(url, init));
      case 'swap_token':
        return this.#pass(url, withToken(init, owner.foreignToken()));
      case 'foreign_answer':
        return new Response(GATE_PAGE, { status: 200, headers: GATE_HEADERS });
    }
  }

  /** Sends it and waits until the server is done with it; nobody hears the answer. */
  async #reach(url: string, init: RequestInit): Promise<void> {
    const { signal: _signal, ...rest } = init;
    await this.#pass(url, rest).then(
      (answer) => answer.text(),
      () => undefined,
    );
  }

  async #pass(url: string, init: RequestInit): Promise<Response> {
    const target = url.replace(SHOP_URL, this.#options.backendUrl);
    const interruption = this.#onNextRequest;
    this.#onNextRequest = null;
    const during = interruption?.isAfterAnswer === false ? interruption.work() : undefined;
    const [answer] = await Promise.allSettled([fetch(target, init), during]);
    if (interruption?.isAfterAnswer === true) await interruption.work();
    if (answer.status === 'rejected') throw answer.reason;
    const headers = new Headers(answer.value.headers);
    headers.set('date', new Date(this.#options.virtualNow()).toUTCString());
    // The body comes whole, so that no connection is left half read when its server ends.
    const body = await answer.value.text();
    const bodiless = answer.value.status === 204 || answer.value.status === 304;
    return new Response(bodiless ? null : body, { status: answer.value.status, headers: plain(headers) });
  }
}

/** The network as one device has it. */
export class DeviceChannel {
  readonly #network: Network;
  readonly #owner: ChannelOwner;
  online = true;

  constructor(network: Network, owner: ChannelOwner) {
    this.#network = network;
    this.#owner = owner;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    if (!this.online) throw new TypeError('fetch failed: offline');
    const url = input instanceof Request ? input.url : String(input);
    return this.#network.request(this.#owner, url, init ?? {});
  };
}

/** The body has been decoded already. */
function plain(headers: Headers): Headers {
  headers.delete('content-encoding');
  headers.delete('content-length');
  return headers;
}

async function cut(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const half = bytes.slice(0, Math.floor(bytes.length / 2));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(half);
    },
    pull(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

function withToken(init: RequestInit, token: string | null): RequestInit {
  if (token === null) return init;
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}

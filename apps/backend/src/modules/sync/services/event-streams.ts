import type { ServerResponse } from 'node:http';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import { AccessTokens, type RequestContext } from '../../../common/context/request-context.ts';
import { AppError } from '../../../common/errors/app-error.ts';

const HEARTBEAT_MS = 25_000;
/** Tabs of one device, and devices of one shop. */
const MOST_PER_SESSION = 4;
const MOST_PER_SHOP = 200;

interface Stream {
  readonly context: RequestContext;
  readonly accessToken: string;
  readonly raw: ServerResponse;
  readonly end: () => void;
}

/**
 * Streams of server-sent events: `changes` when something of the shop was recorded here, a comment every 25 seconds to find out who has
 * gone. A stream ends with its access token, its session, its person's turn or the server; its client opens another. Where there are too many
 * the oldest ends: it is the likeliest to have nobody at its other end.
 */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  readonly #byShop = new Map<string, Set<Stream>>();
  #stopped = false;

  constructor(
    @Inject(AccessTokens) private readonly accessTokens: AccessTokens,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** Before the server waits for its connections: a stream never ends by itself. */
  beforeApplicationShutdown(): void {
    this.#stopped = true;
    for (const streams of this.#byShop.values()) for (const stream of streams) stream.end();
  }

  /** Begins a stream; `take` gives the answer that it is written to. @throws AppError UNAVAILABLE while the server closes */
  open(context: RequestContext, accessToken: string, take: () => ServerResponse): void {
    if (this.#stopped) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
    const raw = take();
    this.#makeRoom(context);
    const stopListening = this.notices.listen(context.tenantId, () => write(raw, 'event: changes\ndata: {}\n\n'));
    const heartbeat = setInterval(() => void this.#beat(stream), HEARTBEAT_MS);
    const stream: Stream = { context, accessToken, raw, end: () => raw.end() };
    const ofShop = this.#byShop.get(context.tenantId) ?? new Set();
    this.#byShop.set(context.tenantId, ofShop.add(stream));
    raw.once('close', () => {
      clearInterval(heartbeat);
      stopListening();
      ofShop.delete(stream);
      if (ofShop.size === 0) this.#byShop.delete(context.tenantId);
    });
    // A proxy that collects before it passes on would keep the events.
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      // Nothing else comes on it, and a closing server need not wait for the client to let it go.
      connection: 'close',
    });
    raw.write(': open\n\n');
  }

  async #beat({ accessToken, context, raw, end }: Stream): Promise<void> {
    // What the last beats and events left unread: nobody is there, or will not be soon.
    if (raw.writableNeedDrain) {
      raw.destroy();
      return;
    }
    try {
      await this.accessTokens.open(accessToken, context.requestId);
      await this.accessTokens.requireActiveShop(context.tenantId);
      write(raw, ': beat\n\n');
    } catch {
      end();
    }
  }

  #makeRoom({ tenantId, sessionId }: RequestContext): void {
    const open = [...(this.#byShop.get(tenantId) ?? [])].filter(({ raw }) => !raw.writableEnded);
    const ofSession = open.filter(({ context }) => context.sessionId === sessionId);
    if (ofSession.length >= MOST_PER_SESSION) ofSession[0]?.end();
    else if (open.length >= MOST_PER_SHOP) open[0]?.end();
  }
}

/** One that has ended is still there until its connection has. */
function write(raw: ServerResponse, text: string): void {
  if (!raw.writableEnded) raw.write(text);
}

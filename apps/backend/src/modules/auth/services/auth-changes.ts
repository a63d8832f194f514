import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from '../../../common/config/configuration.ts';
import { RememberedPeople } from './remembered-people.ts';
import { SessionDirectory } from './session-directory.ts';

/** The channel of the triggers on users, sessions and devices. */
const CHANNEL = 'auth_changed';
const RETRY_MS = 1_000;

/** Listens for changes of people and sessions that any process makes, and makes the directories of this one look again. */
@Injectable()
export class AuthChanges implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(AuthChanges.name);
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(RememberedPeople) private readonly people: RememberedPeople,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.configuration.DATABASE_URL,
      application_name: 'michangarrito-auth-changes',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => this.apply(payload ?? ''));
    client.on('error', (error) => this.#logger.warn(`the connection for notices failed: ${error.message}`));
    client.once('end', () => this.listenAgain(client));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      // What changed while nobody listened is not told again.
      this.forgetAll();
    } catch (error) {
      this.#logger.warn(`cannot listen for notices: ${error instanceof Error ? error.message : 'unknown'}`);
      this.listenAgain(client);
      await client.end();
    }
  }

  /** After a connection that ended or never began; it says so once or twice, and late words of an earlier one do not count. */
  private listenAgain(after: pg.Client): void {
    this.forgetAll();
    if (this.#stopped || this.#client !== after) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.listen(), RETRY_MS);
  }

  private apply(notice: string): void {
    const [kind, tenantId, sessionId] = notice.split(' ');
    if (tenantId === undefined) return;
    if (kind === 'people') this.people.forget(tenantId);
    if (kind === 'session' && sessionId !== undefined) this.sessions.forget(tenantId, sessionId);
  }

  private forgetAll(): void {
    this.people.forgetAll();
    this.sessions.forgetAll();
  }
}

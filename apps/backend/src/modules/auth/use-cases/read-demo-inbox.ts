import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../../../common/config/configuration.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { isLoopback, isLoopbackHost } from '../services/client-address.ts';
import { PageInboxChannel } from '../services/page-inbox-channel.ts';

/** The codes that the demo sent, for whoever sits at the machine it runs on. Anybody else finds nothing there. */
@Injectable()
export class ReadDemoInbox {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(PageInboxChannel) private readonly inbox: PageInboxChannel,
  ) {}

  /** `hosts`: the names by which the caller reached us. @throws AppError NOT_FOUND */
  execute(from: { hosts: readonly string[]; address: string }): {
    codes: { phone: string; code: string; expiresAt: string }[];
  } {
    const { DEMO_MODE, DEMO_INBOX } = this.configuration;
    const isHere = isLoopback(from.address) && from.hosts.length > 0 && from.hosts.every(isLoopbackHost);
    if (!DEMO_MODE || DEMO_INBOX !== 'page' || !isHere) throw new AppError('NOT_FOUND');
    return {
      codes: this.inbox
        .waiting()
        .map(({ phone, code, expiresAt }) => ({ phone, code, expiresAt: expiresAt.toISOString() })),
    };
  }
}

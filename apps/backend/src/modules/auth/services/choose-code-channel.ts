import { ConfigurationError, type Configuration } from '../../../common/config/configuration.ts';
import type { CodeChannel } from './code-channel.ts';
import type { PageInboxChannel } from './page-inbox-channel.ts';
import { TerminalChannel } from './terminal-channel.ts';
import { WebhookChannel } from './webhook-channel.ts';

/** The channel that the configuration names. @throws ConfigurationError where it names none: nobody could log in. */
export function chooseCodeChannel(configuration: Configuration, inbox: PageInboxChannel): CodeChannel {
  const { DEMO_MODE, DEMO_INBOX, CODE_WEBHOOK_URL, CODE_WEBHOOK_SECRET } = configuration;
  if (DEMO_MODE) return DEMO_INBOX === 'page' ? inbox : new TerminalChannel();
  if (CODE_WEBHOOK_URL && CODE_WEBHOOK_SECRET) return new WebhookChannel(CODE_WEBHOOK_URL, CODE_WEBHOOK_SECRET);
  throw new ConfigurationError('CODE_WEBHOOK_URL and CODE_WEBHOOK_SECRET are required outside demo mode');
}

import { useNavigate } from '@tanstack/react-router';
import { logOut } from '../../../data/session.ts';
import { useJournalEntries, useSyncView } from '../../../data/sync-status.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { settings } from '../../../messages/settings.ts';
import { useRequest } from '../../entry/use-request.ts';
import { entryWords } from '../../sales/entry-words.ts';
import { LogOutWords } from './log-out-words.tsx';

/**
 * Leaving this device. Refused while something only waits for the network: it would wait for a login that may never come. What the
 * server refused stays in the journal, and is named before the person leaves it there.
 */
export function LogOutSheet({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { unprotected, needsAttention } = useSyncView();
  const attention = useJournalEntries('needs_attention');
  const { busy, error, run } = useRequest();
  const leave = () =>
    run(async () => {
      await logOut();
      await navigate({ to: '/acceso', replace: true });
    });
  return (
    <Sheet title={settings.logOutAsk} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        <LogOutWords
          unprotected={unprotected}
          needsAttention={needsAttention}
          refused={(attention.data ?? []).map(entryWords)}
        />
        {error !== undefined && (
          <p role="alert" className="text-15 text-alert">
            {error}
          </p>
        )}
        {needsAttention > 0 && (
          <Button large wide onClick={() => void navigate({ to: '/sincronizacion' })}>
            {settings.logOutSee}
          </Button>
        )}
        <Button variant="danger" large wide disabled={unprotected > 0} busy={busy} onClick={() => void leave()}>
          {needsAttention > 0 ? settings.logOutAnyway : settings.logOut}
        </Button>
      </div>
    </Sheet>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { logOut } from '../../../data/session.ts';
import { useSyncView } from '../../../data/sync-status.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { settings } from '../../../messages/settings.ts';
import { useRequest } from '../../entry/use-request.ts';

/** Leaving this device. Refused while something is only here: it would wait for a login that may never come. */
export function LogOutSheet({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { unprotected } = useSyncView();
  const { busy, error, run } = useRequest();
  const leave = () =>
    run(async () => {
      await logOut();
      await navigate({ to: '/acceso', replace: true });
    });
  return (
    <Sheet title={settings.logOutAsk} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-16 text-ink-2">
          {unprotected > 0 ? settings.logOutWaiting(unprotected) : settings.logOutSafe}
        </p>
        {error !== undefined && (
          <p role="alert" className="text-15 text-alert">
            {error}
          </p>
        )}
        <Button variant="danger" large wide disabled={unprotected > 0} busy={busy} onClick={() => void leave()}>
          {settings.logOut}
        </Button>
      </div>
    </Sheet>
  );
}

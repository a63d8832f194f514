import { useNavigate } from '@tanstack/react-router';
import { unlinkDevice } from '../../../data/session.ts';
import { useSyncView } from '../../../data/sync-status.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { copies, unlink } from '../../../messages/sync.ts';
import { useRequest } from '../../entry/use-request.ts';

/** Takes the shop off this device; refused while something is only here, with the way to a copy that nobody else can open. */
export function UnlinkSheet({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { unprotected, needsAttention } = useSyncView();
  const { busy, error, run } = useRequest();
  const leave = () =>
    run(async () => {
      await unlinkDevice();
      await navigate({ to: '/acceso', replace: true });
    });
  const isAtStake = unprotected > 0 || needsAttention > 0;
  return (
    <Sheet title={unlink.ownAsk} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        {unprotected > 0 && <p className="text-16 text-ink-2">{unlink.refused(unprotected)}</p>}
        {needsAttention > 0 && <p className="text-16 font-650 text-alert">{unlink.attention(needsAttention)}</p>}
        {!isAtStake && <p className="text-16 text-ink-2">{unlink.ownHelp}</p>}
        {error !== undefined && (
          <p role="alert" className="text-15 text-alert">
            {error}
          </p>
        )}
        {isAtStake && (
          <Button large wide onClick={() => void navigate({ to: '/sincronizacion', search: { copia: 'sellada' } })}>
            {copies.sealed}
          </Button>
        )}
        <Button variant="danger" large wide disabled={unprotected > 0} busy={busy} onClick={() => void leave()}>
          {unlink.own}
        </Button>
      </div>
    </Sheet>
  );
}

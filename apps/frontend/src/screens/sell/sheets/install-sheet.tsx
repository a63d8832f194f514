import { rememberInstallAsked } from '../../../app/install.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { installApp } from '../../../messages/sync.ts';
import { InstallSteps } from '../../sync/components/install-steps.tsx';

/** Asks once, before anything is sold where Safari would erase it; afterwards Inicio and Ajustes go on offering it. */
export function InstallSheet({ onClose }: { onClose: () => void }) {
  const close = () => {
    rememberInstallAsked();
    onClose();
  };
  return (
    <Sheet title={installApp.ask} closeLabel={actions.close} onClose={close}>
      <div className="px-4 pb-1">
        <InstallSteps />
      </div>
      <Button wide className="mx-4 my-3 w-auto!" onClick={close}>
        {installApp.later}
      </Button>
    </Sheet>
  );
}

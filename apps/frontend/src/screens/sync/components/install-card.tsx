import { install, useInstallWay } from '../../../app/install.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { installApp } from '../../../messages/sync.ts';
import { InstallSteps } from './install-steps.tsx';

/** The way onto the home screen; nothing where the app is there or the browser has no way. */
export function InstallCard() {
  const way = useInstallWay();
  if (way === 'none') return null;
  if (way === 'prompt') {
    return (
      <Card title={installApp.title}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 flex-1 text-15 text-ink-2">{installApp.body}</p>
          <Button onClick={install}>{installApp.button}</Button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={installApp.safariTitle}>
      <InstallSteps />
    </Card>
  );
}

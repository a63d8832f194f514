import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { RotateCw, WifiOff } from 'lucide-react';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorCard } from '../design/error-card.tsx';
import { useToast } from '../design/toast.tsx';
import { actions, crash, nav, sectionMissing } from '../messages/common.ts';
import { titles } from '../messages/titles.ts';
import { SectionMissingError } from './lazy-screen.tsx';
import { Screen } from './screen.tsx';

const CONTENT = 'grid content-center p-4 desk:px-6';

/** A screen that did not come, or that a bug broke. */
export function CrashScreen(props: ErrorComponentProps) {
  return props.error instanceof SectionMissingError ? <SectionMissing {...props} /> : <Crash {...props} />;
}

/** Says that what was charged is safe (it was written before the screen said so) and offers the way back. */
function Crash({ reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Screen title={titles.notFound} contentClass={CONTENT}>
      <ErrorCard
        title={crash.title}
        body={crash.body}
        actions={
          <>
            <Button onClick={again} icon={<RotateCw aria-hidden className="size-5" />}>
              {crash.reload}
            </Button>
            <Button variant="text" onClick={() => void router.navigate({ to: '/inicio' })}>
              {nav.home}
            </Button>
          </>
        }
      />
    </Screen>
  );
}

/** A section that was never fetched, without network: no error, and the sale goes on. */
function SectionMissing({ reset }: ErrorComponentProps) {
  const router = useRouter();
  const toast = useToast();
  const sell = () => void router.navigate({ to: '/vender' }).then(reset);
  // A page that is loaded anew without network is gone, so the server is asked first; some browsers keep a failed part until then.
  const again = () =>
    void fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
      () => location.reload(),
      () => toast.show({ text: sectionMissing.stillNone }),
    );
  return (
    <Screen title={titles.notFound} contentClass={CONTENT}>
      <EmptyState
        icon={<WifiOff aria-hidden />}
        title={sectionMissing.title}
        body={sectionMissing.body}
        action={
          <div className="flex flex-wrap gap-2">
            <Button onClick={sell}>{actions.goToSell}</Button>
            <Button variant="text" icon={<RotateCw aria-hidden className="size-5" />} onClick={again}>
              {actions.retry}
            </Button>
          </div>
        }
      />
    </Screen>
  );
}

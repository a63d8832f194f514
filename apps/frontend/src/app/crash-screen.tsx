import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { Button } from '../design/button.tsx';
import { ErrorCard } from '../design/error-card.tsx';
import { crash, nav } from '../messages/common.ts';
import { titles } from '../messages/titles.ts';
import { Screen } from './screen.tsx';

/** A bug broke the screen: says that what was charged is safe (it was written before the screen said so) and offers the way back. */
export function CrashScreen({ reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Screen title={titles.notFound} contentClass="grid content-center p-4 desk:px-6">
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

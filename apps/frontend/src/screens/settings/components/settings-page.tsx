import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { Header } from '../../../design/header.tsx';
import { nav } from '../../../messages/common.ts';

/** A page below settings, one column, with the way back. */
export function SettingsPage({ title, children, band }: { title: string; children: ReactNode; band?: ReactNode }) {
  const navigate = useNavigate();
  return (
    <Screen
      title={title}
      header={
        <Header
          title={title}
          back={{ label: nav.backTo(nav.settings), onBack: () => void navigate({ to: '/ajustes' }) }}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
      {...(band !== undefined && { band })}
    >
      <div className="mx-auto grid max-w-140 gap-3 desk:mx-0 desk:max-w-160">{children}</div>
    </Screen>
  );
}

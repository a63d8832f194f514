import { useNavigate } from '@tanstack/react-router';
import { Screen } from '../../app/screen.tsx';
import { useSyncStatus } from '../../data/sync-status.ts';
import { Header } from '../../design/header.tsx';
import { SyncPill } from '../../design/sync-pill.tsx';
import { nav } from '../../messages/common.ts';
import { syncState } from '../../messages/sync.ts';
import { titles } from '../../messages/titles.ts';
import { AttentionList } from './components/attention-list.tsx';
import { CopiesCard } from './components/copies-card.tsx';
import { InstallCard } from './components/install-card.tsx';
import { OtherShopsCard } from './components/other-shops-card.tsx';
import { ServerKeepsCard } from './components/server-keeps-card.tsx';
import { StateCard } from './components/state-card.tsx';
import { StorageCard } from './components/storage-card.tsx';
import { UpdateCard } from './components/update-card.tsx';

/** Where what was sold on this device stands: what is only here, what stands in the way, what needs somebody, and copies of it. */
export default function SyncScreen() {
  const navigate = useNavigate();
  const status = useSyncStatus();
  return (
    <Screen
      focusable
      title={titles.sync}
      header={
        <Header
          title={syncState.heading}
          back={{ label: nav.backTo(nav.sales), onBack: () => void navigate({ to: '/ventas' }) }}
          right={<SyncPill state={status} />}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
    >
      <div className="mx-auto grid max-w-140 gap-3 desk:mx-0 desk:max-w-160">
        <UpdateCard />
        <StateCard />
        <OtherShopsCard />
        <AttentionList />
        <ServerKeepsCard />
        <InstallCard />
        <StorageCard />
        <CopiesCard />
      </div>
    </Screen>
  );
}

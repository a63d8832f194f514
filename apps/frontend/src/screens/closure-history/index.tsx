import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { KnownClosure, Rows } from '@michangarrito/local-store';
import { Calculator } from 'lucide-react';
import { useMemo } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { describeError } from '../../data/describe-error.ts';
import { useClosures } from '../../data/queries.ts';
import { useKnownClosures } from '../../data/use-shop.ts';
import { Button } from '../../design/button.tsx';
import { buttonClass } from '../../design/button-class.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorCard } from '../../design/error-card.tsx';
import { Header } from '../../design/header.tsx';
import { PaneHint } from '../../design/pane-hint.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { closureHistory } from '../../messages/closure.ts';
import { nav } from '../../messages/common.ts';
import { titles } from '../../messages/titles.ts';
import { ClosureDetailPane } from './components/closure-detail.tsx';
import { ClosureList } from './components/closure-list.tsx';

/** Every corte Z; one of them whole, on a screen of its own on a phone and beside the list on a wide one. */
export default function ClosureHistoryScreen() {
  const navigate = useNavigate();
  const { corte } = useSearch({ from: '/shop/corte/historial' });
  const wide = useViewport() !== 'phone';
  const alone = !wide && corte !== undefined;
  const back = () => void navigate(alone ? { to: '/corte/historial', search: {} } : { to: '/corte' });
  return (
    <Screen
      title={titles.closureHistory}
      header={
        <Header
          title={titles.closureHistory}
          back={{ label: nav.backTo(alone ? titles.closureHistory : nav.closure), onBack: back }}
        />
      }
      {...(wide && {
        asideLabel: closureHistory.choose,
        aside:
          corte === undefined ? (
            <PaneHint icon={<Calculator aria-hidden />}>{closureHistory.choose}</PaneHint>
          ) : (
            <ClosureDetailPane closureId={corte} />
          ),
      })}
    >
      {alone ? <ClosureDetailPane closureId={corte} /> : <Closures selected={corte} />}
    </Screen>
  );
}

function Closures({ selected }: { selected: string | undefined }) {
  const navigate = useNavigate();
  const server = useClosures();
  const here = useKnownClosures();
  const closures = useMemo(() => newestFirst(here, server.data ?? []), [here, server.data]);
  if (closures.length === 0 && server.isPending) return <Skeleton rows={6} />;
  if (closures.length === 0 && server.data === undefined) {
    return (
      <div className="p-4 desk:px-6">
        <ErrorCard title={closureHistory.offline} body={describeError(server.error)} />
      </div>
    );
  }
  if (closures.length === 0) return <NoClosures />;
  return (
    <>
      <ClosureList
        closures={closures}
        selected={selected}
        onOpen={(corte) => void navigate({ to: '/corte/historial', search: { corte } })}
      />
      {server.hasNextPage && (
        <div className="grid p-4">
          <Button busy={server.isFetchingNextPage} onClick={() => void server.fetchNextPage()}>
            {closureHistory.more}
          </Button>
        </div>
      )}
    </>
  );
}

function NoClosures() {
  return (
    <div className="p-4 desk:px-6">
      <EmptyState
        icon={<Calculator aria-hidden />}
        title={closureHistory.emptyTitle}
        body={closureHistory.emptyBody}
        action={
          <Link to="/corte" className={buttonClass({ variant: 'secondary' })}>
            {closureHistory.goToTill}
          </Link>
        }
      />
    </div>
  );
}

/** What the device knows and what the server lists, each corte once. */
function newestFirst(here: Rows<KnownClosure>, listed: readonly KnownClosure[]): readonly KnownClosure[] {
  const all = new Map([...here, ...listed.map((closure) => [closure.id, closure] as const)]);
  return [...all.values()].sort((left, right) => (left.closedAt < right.closedAt ? 1 : -1));
}

import { NotebookPen, Plus, SearchX, UserRoundPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { useViewport } from '../../../app/use-viewport.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { EmptyState } from '../../../design/empty-state.tsx';
import { Header } from '../../../design/header.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { initials } from '../../../design/initials.ts';
import { Avatar, ListRow } from '../../../design/list-row.tsx';
import { SearchField } from '../../../design/search-field.tsx';
import { StackedBar } from '../../../design/stacked-bar.tsx';
import { SyncPill } from '../../../design/sync-pill.tsx';
import { fiados } from '../../../messages/fiados.ts';
import { titles } from '../../../messages/titles.ts';
import type { DebtorView, FiadosView } from './view-model.ts';

const ageTones = ['bg-age-1', 'bg-age-2', 'bg-age-3', 'bg-age-4'] as const;

export interface FiadosProps extends FiadosView {
  /** The chosen account, beside the list from 700 px. */
  aside?: ReactNode;
  asideLabel?: string;
  /** The band of a wide screen acts on the chosen account. */
  band?: ReactNode;
}

/** Who owes, how much and since when. */
export function Fiados({ aside, asideLabel, band, ...view }: FiadosProps) {
  const { search, onSearch, onGive, onNewCustomer, sync, onSync, debtors, credits } = view;
  const wide = useViewport() !== 'phone';
  const tools = (
    <div className="flex gap-2 bg-paper px-4 py-2 desk:px-6">
      <SearchField label={fiados.search} clearLabel={fiados.clearSearch} value={search} onValue={onSearch} />
      <Button
        large
        variant="solid"
        icon={<Plus aria-hidden className="size-5" />}
        onClick={onGive}
        className="text-16!"
      >
        {fiados.give}
      </Button>
    </div>
  );
  return (
    <Screen
      title={titles.fiados}
      header={
        <Header
          title={titles.fiados}
          right={
            <>
              <Button square variant="text" aria-label={fiados.newCustomer} onClick={onNewCustomer}>
                <UserRoundPlus aria-hidden />
              </Button>
              <SyncPill state={sync} onOpen={onSync} />
            </>
          }
        />
      }
      dock={wide ? undefined : tools}
      {...(aside !== undefined && { aside })}
      {...(asideLabel !== undefined && { asideLabel })}
      {...(band !== undefined && { band })}
    >
      <Owed {...view} />
      {wide && <div className="border-t border-line">{tools}</div>}
      {debtors.length === 0 ? (
        <div className="p-4 desk:px-6">
          <Nobody search={search} onNewCustomer={onNewCustomer} />
        </div>
      ) : (
        <Accounts {...view} label={fiados.list} accounts={debtors} />
      )}
      {credits.length > 0 && (
        <section className="pb-4">
          <h2 className="px-4 pt-5 pb-2 text-15 font-600 text-ink-2 desk:px-6">{fiados.credits}</h2>
          <Accounts {...view} label={fiados.credits} accounts={credits} />
        </section>
      )}
    </Screen>
  );
}

function Owed({ total, people, ageing }: FiadosView) {
  return (
    <div className="px-4 pt-3 pb-4 desk:px-6">
      <div className="flex items-end justify-between gap-3">
        <HeroMoney centavos={total} size={42} />
        <p className="text-right text-15 text-ink-2">
          {fiados.owed}
          <b className="block font-700 text-ink">{fiados.people(people)}</b>
        </p>
      </div>
      {total > 0 && ageing.length > 0 && (
        <section aria-label={fiados.ageing}>
          <StackedBar
            className="mt-5"
            shares={ageing.map((age, index) => ({
              id: String(index),
              value: age.value,
              tone: ageTones[index] ?? 'bg-age-4',
            }))}
          />
          <dl className="mt-2 flex justify-between gap-2">
            {ageing.map((age, index) => (
              <div key={fiados.ages[index]}>
                <dt className="flex items-center gap-1.5 text-13 text-ink-2">
                  <span aria-hidden className={`size-2.5 rounded-[3px] ${ageTones[index] ?? ''}`} />
                  {fiados.ages[index]}
                </dt>
                <dd className="text-14 font-650 whitespace-nowrap">{age.amount}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

interface AccountsProps extends Pick<FiadosView, 'selected' | 'onOpen'> {
  label: string;
  accounts: readonly DebtorView[];
}

function Accounts({ label, accounts, selected, onOpen }: AccountsProps) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {accounts.map((debtor) => (
        <li key={debtor.id}>
          <button
            type="button"
            onClick={() => onOpen(debtor.id)}
            aria-current={debtor.id === selected || undefined}
            className="block w-full focus-visible:-outline-offset-3"
          >
            <ListRow
              lead={<Avatar>{initials(debtor.name)}</Avatar>}
              title={debtor.name}
              detail={<DebtorDetail {...debtor} />}
              value={debtor.amount}
              chevron
              selected={debtor.id === selected}
              className="min-h-16 desk:px-6"
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

function DebtorDetail({ age, late, detail }: DebtorView) {
  return (
    <>
      {age !== undefined && <Badge tone={late ? 'alert' : 'neutral'}>{age}</Badge>}
      {detail}
    </>
  );
}

/** Nobody owes: the way to give credit stands beside the search already. */
function Nobody({ search, onNewCustomer }: Pick<FiadosView, 'search' | 'onNewCustomer'>) {
  if (search === '') {
    return <EmptyState icon={<NotebookPen aria-hidden />} title={fiados.emptyTitle} body={fiados.emptyBody} />;
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={fiados.noMatch(search.trim())}
      body={fiados.noMatchBody}
      action={
        <Button icon={<UserRoundPlus aria-hidden className="size-5" />} onClick={onNewCustomer}>
          {fiados.newCustomer}
        </Button>
      }
    />
  );
}

import type { ReactNode } from 'react';
import { Screen } from '../../app/screen.tsx';
import { Band } from '../../design/band.tsx';
import { Mark } from '../../design/mark.tsx';
import { appName } from '../../messages/common.ts';

export interface EntryScreenProps {
  title: string;
  /** What this step is about, below the title. */
  lead?: string | undefined;
  children: ReactNode;
  /** The other way in, on the painted part of the wall. */
  foot?: ReactNode;
}

/** The wall of somebody who is not in yet: the mark, one question, one action. */
export function EntryScreen({ title, lead, children, foot }: EntryScreenProps) {
  return (
    <Screen
      title={title}
      bare
      {...(foot !== undefined && {
        band: (
          <Band>
            <div className="mx-auto w-full max-w-110 two:px-8">{foot}</div>
          </Band>
        ),
      })}
    >
      <div className="mx-auto flex min-h-full w-full max-w-110 flex-col px-4 pt-6 two:px-8 two:pt-9 short:pt-3">
        <p className="flex items-center gap-3 text-18 font-700">
          <Mark className="size-11" />
          {appName}
        </p>
        <h1 tabIndex={-1} className="mt-6 text-24 font-750 two:text-32 short:mt-3">
          {title}
        </h1>
        {lead !== undefined && <p className="mt-1 text-16 text-ink-2 two:mt-2">{lead}</p>}
        <div className="mt-6 flex flex-1 flex-col gap-6 pb-6 short:mt-4">{children}</div>
      </div>
    </Screen>
  );
}

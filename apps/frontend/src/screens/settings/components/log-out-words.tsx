import { settings } from '../../../messages/settings.ts';

/** So many entries are named; the rest is counted. */
const MOST_NAMED = 5;

export interface LogOutWordsProps {
  /** How many entries only wait for the network. */
  unprotected: number;
  needsAttention: number;
  /** What those are that need a person; empty until it is read. */
  refused: readonly string[];
}

/** What leaving means for what this device holds: nothing is called protected that is in no book. */
export function LogOutWords({ unprotected, needsAttention, refused }: LogOutWordsProps) {
  if (unprotected === 0 && needsAttention === 0) return <p className="text-16 text-ink-2">{settings.logOutSafe}</p>;
  const named = refused.slice(0, MOST_NAMED);
  return (
    <div className="grid gap-2 text-16 text-ink-2">
      {unprotected > 0 && <p>{settings.logOutWaiting(unprotected)}</p>}
      {needsAttention > 0 && (
        <>
          <p className="font-650 text-alert">{settings.logOutRefused(needsAttention)}</p>
          <ul className="grid gap-1 rounded-12 bg-alert-soft px-3 py-2.5 text-15 text-ink empty:hidden">
            {named.map((what, index) => (
              <li key={index}>{what}</li>
            ))}
            {refused.length > named.length && <li>{settings.logOutMore(refused.length - named.length)}</li>}
          </ul>
          <p>{settings.logOutKept}</p>
        </>
      )}
    </div>
  );
}

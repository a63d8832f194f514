import { useNavigate } from '@tanstack/react-router';
import { LogOut, Unlink, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { LeadIcon, ListRow } from '../../../design/list-row.tsx';
import { settings } from '../../../messages/settings.ts';
import { unlink } from '../../../messages/sync.ts';
import { LogOutSheet } from './log-out-sheet.tsx';
import { SwitchPersonSheet } from './switch-person-sheet.tsx';
import { UnlinkSheet } from './unlink-sheet.tsx';

/** Who is at this device, and how to hand it over or leave. */
export function PersonCard() {
  const navigate = useNavigate();
  const { person } = useOpenSession().enrolment;
  const [sheet, setSheet] = useState<'switch' | 'logOut' | 'unlink' | null>(null);
  return (
    <>
      <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]">
        <li>
          <button type="button" className="w-full active:bg-well" onClick={() => setSheet('switch')}>
            <ListRow
              lead={
                <LeadIcon>
                  <UsersRound aria-hidden />
                </LeadIcon>
              }
              title={settings.switchPerson}
              detail={settings.switchHint(person.name)}
              chevron
            />
          </button>
        </li>
        <li>
          <button type="button" className="w-full active:bg-well" onClick={() => setSheet('logOut')}>
            <ListRow
              lead={
                <LeadIcon tone="neutral">
                  <LogOut aria-hidden />
                </LeadIcon>
              }
              title={settings.logOut}
            />
          </button>
        </li>
        <li>
          <button type="button" className="w-full active:bg-well" onClick={() => setSheet('unlink')}>
            <ListRow
              lead={
                <LeadIcon tone="neutral">
                  <Unlink aria-hidden />
                </LeadIcon>
              }
              title={unlink.own}
              detail={unlink.ownHint}
            />
          </button>
        </li>
      </ul>
      {sheet === 'switch' && (
        <SwitchPersonSheet onSwitched={() => void navigate({ to: '/vender' })} onClose={() => setSheet(null)} />
      )}
      {sheet === 'unlink' && <UnlinkSheet onClose={() => setSheet(null)} />}
      {sheet === 'logOut' && <LogOutSheet onClose={() => setSheet(null)} />}
    </>
  );
}

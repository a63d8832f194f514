import { may } from '@michangarrito/domain';
import { Link, useNavigate } from '@tanstack/react-router';
import { ClipboardCheck, MonitorSmartphone, ShieldCheck, Store, Users, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { chooseTheme, readTheme, type ThemeChoice } from '../../app/theme.ts';
import { useViewport } from '../../app/use-viewport.ts';
import { useOpenSession } from '../../data/session.ts';
import { Card } from '../../design/card.tsx';
import { Header } from '../../design/header.tsx';
import { LeadIcon, ListRow } from '../../design/list-row.tsx';
import { SegmentedControl } from '../../design/segmented-control.tsx';
import { nav } from '../../messages/common.ts';
import { settings } from '../../messages/settings.ts';
import { review, syncState } from '../../messages/sync.ts';
import { titles } from '../../messages/titles.ts';
import { InstallCard } from '../sync/components/install-card.tsx';
import { UpdateCard } from '../sync/components/update-card.tsx';
import { PersonCard } from './components/person-card.tsx';

const LOOKS: readonly { id: ThemeChoice; label: string }[] = [
  { id: 'system', label: settings.lookSystem },
  { id: 'light', label: settings.lookLight },
  { id: 'dark', label: settings.lookDark },
];

/** The shop, the people, the devices, the looks, and who is here. */
export default function SettingsScreen() {
  const navigate = useNavigate();
  const viewport = useViewport();
  const { person } = useOpenSession().enrolment;
  const [theme, setTheme] = useState(readTheme);
  return (
    <Screen
      title={titles.settings}
      header={
        <Header
          title={titles.settings}
          {...(viewport !== 'desk' && {
            back: { label: nav.backTo(nav.more), onBack: () => void navigate({ to: '/mas' }) },
          })}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
    >
      <div className="mx-auto grid max-w-140 gap-3 desk:mx-0 desk:max-w-160">
        <UpdateCard />
        <InstallCard />
        <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]">
          {may(person, 'settings.manage') && (
            <SettingsLink to="/ajustes/tienda" icon={Store} title={settings.shop} detail={settings.shopHint} />
          )}
          {may(person, 'team.manage') && (
            <SettingsLink to="/ajustes/equipo" icon={Users} title={settings.team} detail={settings.teamHint} />
          )}
          <SettingsLink
            to="/ajustes/dispositivos"
            icon={MonitorSmartphone}
            title={settings.devices}
            detail={settings.devicesHint}
          />
          {may(person, 'team.manage') && (
            <SettingsLink to="/revisar" icon={ClipboardCheck} title={titles.review} detail={review.hint} />
          )}
          <SettingsLink to="/sincronizacion" icon={ShieldCheck} title={titles.sync} detail={syncState.hint} />
        </ul>
        <Card title={settings.look}>
          <SegmentedControl
            label={settings.look}
            options={LOOKS}
            current={theme}
            onChange={(choice) => {
              setTheme(choice);
              chooseTheme(choice);
            }}
          />
        </Card>
        <PersonCard />
      </div>
    </Screen>
  );
}

interface SettingsLinkProps {
  to: '/ajustes/tienda' | '/ajustes/equipo' | '/ajustes/dispositivos' | '/sincronizacion' | '/revisar';
  icon: LucideIcon;
  title: string;
  detail: string;
}

function SettingsLink({ to, icon: Icon, title, detail }: SettingsLinkProps) {
  return (
    <li>
      <Link to={to} className="block focus-visible:-outline-offset-3">
        <ListRow
          lead={
            <LeadIcon>
              <Icon aria-hidden />
            </LeadIcon>
          }
          title={title}
          detail={detail}
          chevron
        />
      </Link>
    </li>
  );
}

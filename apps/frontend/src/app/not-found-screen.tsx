import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { buttonClass } from '../design/button-class.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Header } from '../design/header.tsx';
import { notFound } from '../messages/common.ts';
import { titles } from '../messages/titles.ts';
import { Screen } from './screen.tsx';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  return (
    <Screen title={titles.notFound} header={<Header title={titles.notFound} />} contentClass="p-4 desk:px-6">
      <EmptyState
        icon={<MapPinOff aria-hidden />}
        title={notFound.title}
        body={notFound.body}
        action={
          <Link to="/vender" className={buttonClass({ variant: 'secondary' })}>
            {notFound.action}
          </Link>
        }
      />
    </Screen>
  );
}

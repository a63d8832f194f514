import { may } from '@michangarrito/domain';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useOpenSession } from '../../../data/session.ts';
import { buttonClass } from '../../../design/button-class.ts';
import { cx } from '../../../design/cx.ts';
import { closure } from '../../../messages/closure.ts';

/** The way to the cortes that were made; the server shows them to who may make one, and so does this. */
export function HistoryLink({ className }: { className?: string }) {
  const { person } = useOpenSession().enrolment;
  if (!may(person, 'till.close')) return null;
  return (
    <Link to="/corte/historial" className={cx(buttonClass({ variant: 'text' }), className)}>
      <History aria-hidden className="size-5" />
      {closure.history}
    </Link>
  );
}

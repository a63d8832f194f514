import { NotebookPen } from 'lucide-react';
import { useViewport } from '../../app/use-viewport.ts';
import { PaneHint } from '../../design/pane-hint.tsx';
import { customer } from '../../messages/fiados.ts';
import { FiadosScreen } from './fiados-screen.tsx';

/** Who owes, how much and since when. */
export default function FiadosRoute() {
  const wide = useViewport() !== 'phone';
  return (
    <FiadosScreen
      {...(wide && {
        asideLabel: customer.choose,
        aside: <PaneHint icon={<NotebookPen aria-hidden />}>{customer.choose}</PaneHint>,
      })}
    />
  );
}

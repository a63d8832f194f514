import { useViewport } from '../../app/use-viewport.ts';
import { customer } from '../../messages/fiados.ts';
import { FiadosScreen } from './fiados-screen.tsx';

/** Who owes, how much and since when. */
export default function FiadosRoute() {
  const wide = useViewport() !== 'phone';
  return (
    <FiadosScreen
      {...(wide && {
        asideLabel: customer.choose,
        aside: <p className="m-auto max-w-60 px-5 text-center text-16 text-ink-2">{customer.choose}</p>,
      })}
    />
  );
}

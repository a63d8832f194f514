import { Link } from '@tanstack/react-router';
import { Band } from '../design/band.tsx';
import { cx } from '../design/cx.ts';
import { nav } from '../messages/common.ts';
import { bandSections, type Section } from './sections.ts';

/** The band as navigation of a phone. */
export function NavBand() {
  return (
    <Band className="px-0!">
      <nav aria-label={nav.label} className="w-full">
        <ul className="grid auto-cols-fr grid-flow-col">
          {bandSections.map((section) => (
            <li key={section.to}>
              <NavBandLink {...section} />
            </li>
          ))}
        </ul>
      </nav>
    </Band>
  );
}

function NavBandLink({ to, label, icon: Icon }: Section) {
  const raised = to === '/vender';
  return (
    <Link
      to={to}
      className="group relative flex min-h-20 flex-col items-center justify-end gap-1 pb-2.5 text-on-paint-2 aria-[current=page]:text-on-paint"
    >
      {!raised && (
        <span
          aria-hidden
          className="absolute -top-1 h-1 w-10 bg-on-paint opacity-0 group-aria-[current=page]:opacity-100"
        />
      )}
      <span
        className={cx(
          'grid place-items-center',
          raised &&
            'h-11 w-18 rounded-12 bg-mango text-on-mango transition-transform duration-80 group-active:scale-98 group-active:bg-mango-press',
        )}
      >
        <Icon aria-hidden />
      </span>
      <span className="text-13 font-600 group-aria-[current=page]:font-700">{label}</span>
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import { Mark } from '../design/mark.tsx';
import { nav } from '../messages/common.ts';
import { railFoot, railSections, type Section } from './sections.ts';

/** Navigation of a wide screen, 88 px. */
export function Rail() {
  return (
    <nav
      aria-label={nav.label}
      className="flex w-22 shrink-0 flex-col overflow-y-auto border-r border-line bg-paper px-2 pt-3.5 pb-2"
    >
      <Mark className="mx-auto size-11 shrink-0" />
      <ul className="mt-2.5 flex flex-1 flex-col gap-1">
        {railSections.map((section) => (
          <li key={section.to}>
            <RailLink {...section} />
          </li>
        ))}
        <li className="mt-auto">
          <RailLink {...railFoot} />
        </li>
      </ul>
    </nav>
  );
}

function RailLink({ to, label, icon: Icon }: Section) {
  return (
    <Link
      to={to}
      className="flex min-h-15 flex-col items-center justify-center gap-1 rounded-12 text-ink-2 hover:bg-well aria-[current=page]:bg-paint-soft aria-[current=page]:text-accent"
    >
      <Icon aria-hidden />
      <span className="text-13 font-600">{label}</span>
    </Link>
  );
}

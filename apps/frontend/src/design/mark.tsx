/** The mark of the shop: a wall, pale above and painted below the trim, with its counter window open. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 44 44" className={className} aria-hidden focusable="false">
      <clipPath id="mark-wall">
        <rect width="44" height="44" rx="11" />
      </clipPath>
      <g clipPath="url(#mark-wall)">
        <rect width="44" height="44" fill="var(--paint-soft)" />
        <rect x="12" y="8.5" width="20" height="15.5" rx="3" fill="var(--paint)" />
        <path d="M15 12h14v12H15z" fill="var(--on-paint)" />
        <rect y="29" width="44" height="15" fill="var(--paint)" />
        <rect y="26.5" width="44" height="3.5" fill="var(--trim)" />
      </g>
    </svg>
  );
}

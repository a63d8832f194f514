/** The mark of the shop: a wall pale above and painted below, with its window open. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden focusable="false">
      <clipPath id="mark-wall">
        <rect width="48" height="48" rx="11" />
      </clipPath>
      <g clipPath="url(#mark-wall)">
        <rect width="48" height="48" fill="var(--paint-soft)" />
        <path d="M15.500 29V14.500a4 4 0 0 1 4-4h9a4 4 0 0 1 4 4V29" fill="var(--paper)" stroke="var(--accent)" strokeWidth="4" />
        <rect y="29" width="48" height="19" fill="var(--paint)" />
        <rect y="28" width="48" height="3" fill="var(--trim)" />
      </g>
    </svg>
  );
}

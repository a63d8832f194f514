export type ThemeChoice = 'system' | 'light' | 'dark';

const key = 'theme';

/** What the person chose in settings; `system` when nothing was chosen or nothing can be stored. */
export function readTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Puts the theme on the page and remembers it. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // A browser that stores nothing still gets the theme until it is closed.
  }
  applyTheme(choice);
}

/** Puts a theme on the page: called before the first paint, so that a light screen never flashes at night. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}

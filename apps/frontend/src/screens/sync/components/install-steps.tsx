import { installApp } from '../../../messages/sync.ts';

/** Why and how the app gets onto the home screen of an iPhone, an iPad or a Mac. */
export function InstallSteps() {
  return (
    <div className="grid gap-2 text-15">
      <p className="text-ink-2">{installApp.safariBody}</p>
      <ol className="grid list-decimal gap-1 pl-5 font-600">
        {installApp.safariSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

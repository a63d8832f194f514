import { describeUnread } from '../../../data/describe-error.ts';
import { Button } from '../../../design/button.tsx';
import { ErrorCard } from '../../../design/error-card.tsx';
import { actions } from '../../../messages/common.ts';
import { settings } from '../../../messages/settings.ts';

export interface UnreadCardProps {
  error: unknown;
  /** What is not seen without internet. */
  offline: string;
  onRetry: () => void;
}

/** In place of a list that only the server has and that could not be read. */
export function UnreadCard({ error, offline, onRetry }: UnreadCardProps) {
  return (
    <ErrorCard
      title={settings.unread}
      body={describeUnread(error, offline)}
      actions={<Button onClick={onRetry}>{actions.retry}</Button>}
    />
  );
}

import { TrendingDown, TrendingUp } from 'lucide-react';
import { Badge } from '../../../design/badge.tsx';

/** Today against the same weekday: more is green, less is only said. */
export function ComparisonBadge({ text, tone }: { text: string; tone: 'safe' | 'neutral' }) {
  const Icon = tone === 'safe' ? TrendingUp : TrendingDown;
  return (
    <Badge tone={tone} icon={<Icon aria-hidden className="size-4" />}>
      {text}
    </Badge>
  );
}

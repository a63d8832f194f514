import { cx } from './cx.ts';

export interface Bar {
  /** Any amount; only its share of the highest counts. */
  value: number;
  /** The same hour of the day it is compared with. */
  before?: number;
  /** Below the bar; leave most of them out. */
  label?: string;
  /** Not there yet: drawn as a trace. */
  ahead?: boolean;
}

export interface BarChartProps {
  /** The chart in words, for who does not see it. */
  summary: string;
  bars: readonly Bar[];
  /** Index of the bar of this hour. */
  now?: number;
  /** What the highest bar says. */
  peakLabel?: string;
  /** At most three lines behind the bars, with what each says. */
  gridlines?: readonly { value: number; label: string }[];
  className?: string;
}

/** What a label over a bar needs, as a share of the chart's height. */
const LABEL_SHARE = 0.16;

/** Right over its bar, or over the mark that would cross it there. */
function peakLabelAt({ value, before = 0 }: Bar, top: number): number {
  return before > value && before < value + LABEL_SHARE * top ? before : value;
}

/** Bars of a day; the comparison is a mark, the present a darker bar, the peak speaks. */
export function BarChart({ summary, bars, now, peakLabel, gridlines = [], className }: BarChartProps) {
  const top = Math.max(
    1,
    ...bars.flatMap((bar) => [bar.value, bar.before ?? 0]),
    ...gridlines.map((line) => line.value),
  );
  const peak = bars.reduce((best, bar, index) => (bar.value > (bars[best]?.value ?? 0) ? index : best), 0);
  const share = (value: number) => `${String((100 * value) / top)}%`;
  return (
    <figure role="img" aria-label={summary} className={cx('flex flex-col', className)}>
      <div
        className={cx(
          'relative flex min-h-0 flex-1 items-end border-b border-ink-3',
          gridlines.length > 0 ? 'gap-3 pr-2 pl-14' : 'gap-[3px]',
          peakLabel !== undefined && 'mt-4',
        )}
      >
        {gridlines.map((line) => (
          <span
            key={line.value}
            className="absolute inset-x-0 border-t border-line text-14 text-ink-2"
            style={{ bottom: share(line.value) }}
          >
            <span className="absolute bottom-0.5 left-0">{line.label}</span>
          </span>
        ))}
        {bars.map((bar, index) => (
          <span key={index} className="relative h-full flex-1">
            <span
              className={cx(
                'absolute inset-x-0 bottom-0 min-h-[3px] rounded-t-[4px]',
                bar.ahead ? 'bg-line' : index === now ? 'bg-accent' : 'bg-bar',
              )}
              style={{ height: bar.ahead ? '3px' : share(bar.value) }}
            />
            {bar.before !== undefined && (
              <span className="absolute -inset-x-[3px] h-0.5 bg-ink" style={{ bottom: share(bar.before) }} />
            )}
            {index === peak && peakLabel !== undefined && bar.value > 0 && (
              <span
                className="absolute left-1/2 -translate-x-1/2 pb-0.5 text-13 font-700 whitespace-nowrap"
                style={{ bottom: share(peakLabelAt(bar, top)) }}
              >
                {peakLabel}
              </span>
            )}
          </span>
        ))}
      </div>
      <div
        className={cx(
          'relative mt-1 flex h-5 text-13 text-ink-2',
          gridlines.length > 0 ? 'gap-3 pr-2 pl-14' : 'gap-[3px]',
        )}
      >
        {bars.map((bar, index) => (
          <span
            key={index}
            className={cx(
              'flex flex-1',
              gridlines.length > 0 || (index > 0 && index < bars.length - 1)
                ? 'justify-center'
                : index === 0
                  ? 'justify-start'
                  : 'justify-end',
            )}
          >
            <span className="w-0 overflow-visible whitespace-nowrap">
              <span
                className={cx(
                  'inline-block',
                  gridlines.length > 0 || (index > 0 && index < bars.length - 1)
                    ? '-translate-x-1/2'
                    : index > 0 && '-translate-x-full',
                )}
              >
                {bar.label}
              </span>
            </span>
          </span>
        ))}
      </div>
    </figure>
  );
}

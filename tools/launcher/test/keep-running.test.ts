import { expect, test } from 'vitest';
import { keepRunning, KeptService } from '../src/keep-running.ts';
import { startService, type Service, type StopRequest } from '../src/processes.ts';

const PACE = { firstMs: 1, longestMs: 4, steadyMs: 3_600_000 };
const SLEEP = 'setInterval(() => {}, 1000)';
const DIE = 'process.exit(7)';

const run = (program: string): Service => startService('The sleeper', ['-e', program], {});

function stopRequest(): StopRequest & { ask: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isAsked = false;
  const ask = (): void => {
    isAsked = true;
    resolve();
  };
  return { requested: promise, isRequested: () => isAsked, ask };
}

/** A service that dies at once, and what is started in its place: by turns the programs given, then the last of them again. */
function dying(programs: readonly string[], log: string[], isReady = (): boolean => false, pace = PACE): KeptService {
  let starts = 0;
  const startAgain = (): Promise<Service> => {
    const program = programs[Math.min(starts, programs.length - 1)];
    starts += 1;
    if (program === undefined) return Promise.reject(new Error('its port is busy'));
    return Promise.resolve(run(program));
  };
  const replaceable = { service: run(DIE), startAgain, isReady: () => Promise.resolve(isReady()) };
  return new KeptService(replaceable, (line) => log.push(line), pace);
}

test('what fails five times in a row is given up, after pauses that grow to the longest', async () => {
  const log: string[] = [];
  await expect(keepRunning([dying([DIE], log)], stopRequest())).rejects.toThrow(
    'The sleeper ended while starting (exit code 7), the 5th time in a row',
  );
  expect(log).toEqual([
    'The sleeper ended by itself (exit code 7): it is started again in 0.001 s',
    'The sleeper ended while starting (exit code 7): it is started again in 0.002 s',
    ...Array.from(
      { length: 3 },
      () => 'The sleeper ended while starting (exit code 7): it is started again in 0.004 s',
    ),
  ]);
});

test('what cannot even be started is given up in the same way, with the reason', async () => {
  await expect(keepRunning([dying([], [])], stopRequest())).rejects.toThrow(
    'The sleeper could not be started (its port is busy), the 5th time in a row',
  );
});

test('what comes back is watched as before, and may fail as often again', async () => {
  const log: string[] = [];
  const stop = stopRequest();
  // Four failures, one that becomes ready, and five more.
  let isReady = false;
  const programs = [DIE, DIE, DIE, DIE, SLEEP, DIE];
  const kept = dying(programs, log, () => isReady);
  const kept5 = keepRunning([kept], stop);
  await expect.poll(() => log.length, { timeout: 30_000 }).toBe(5);
  isReady = true;
  await expect.poll(() => log.at(-1), { timeout: 30_000 }).toBe('The sleeper is ready again');
  isReady = false;
  await kept.service.stop();
  await expect(kept5).rejects.toThrow('the 5th time in a row');
  expect(log.filter((line) => line.includes('ended while starting'))).toHaveLength(8);
});

test('a stop during a pause starts nothing more', async () => {
  const log: string[] = [];
  const stop = stopRequest();
  const hour = 3_600_000;
  const kept = dying([SLEEP], log, () => true, { firstMs: hour, longestMs: hour, steadyMs: hour });
  const dead = kept.service;
  const ended = keepRunning([kept], stop);
  await expect.poll(() => log.length, { timeout: 30_000 }).toBe(1);
  stop.ask();
  await ended;
  expect(kept.service).toBe(dead);
});

test('when one is given up, another that is stopped afterwards stays so', async () => {
  const sleeper = run(SLEEP);
  let starts = 0;
  const startAgain = (): Promise<Service> => {
    starts += 1;
    return Promise.resolve(run(SLEEP));
  };
  const other = new KeptService({ service: sleeper, startAgain, isReady: () => Promise.resolve(true) }, () => {}, PACE);
  await expect(keepRunning([dying([DIE], []), other], stopRequest())).rejects.toThrow('the 5th time in a row');
  await other.service.stop();
  expect([other.service === sleeper, starts]).toEqual([true, 0]);
});

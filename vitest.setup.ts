import fc from 'fast-check';

/** How often a property is tried: `npm run test:full` (FULL=1) looks much longer than `npm test`. A costly one takes a share of it. */
fc.configureGlobal({ numRuns: process.env['FULL'] === '1' ? 4_000 : 400 });

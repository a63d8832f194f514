// Runs a Node program as a child and ends it when the launcher is gone: for those in which a preload has no say, since they become
// another program (tsc) or run others (node --watch).
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
const stop = () => child.kill('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.on('disconnect', stop);
child.on('exit', (code, signal) => (signal === null ? process.exit(code) : process.kill(process.pid, 'SIGKILL')));

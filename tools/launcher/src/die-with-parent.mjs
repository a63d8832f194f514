// Preloaded into every service: when the launcher is gone, however it went, the service stops as if it were told to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

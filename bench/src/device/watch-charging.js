// Runs in the page: notes how long after the tap on *Cobrar* the screen of the charged sale is there, which comes once the device has the
// sale for good.
(() => {
  const samples = [];
  let tappedAt = null;
  document.addEventListener(
    'click',
    (event) => {
      if (location.pathname === '/cobrar' && event.target.closest('footer button') !== null) tappedAt = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (tappedAt === null || location.pathname !== '/cobrado') return;
    const buttons = [...document.querySelectorAll('button')];
    if (!buttons.some((button) => button.textContent.includes('Nueva venta'))) return;
    samples.push(performance.now() - tappedAt);
    tappedAt = null;
  }).observe(document.body, { subtree: true, childList: true });
  window.benchSamples = samples;
})();

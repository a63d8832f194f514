// Runs in the page: notes for each input event how long after it (from when the browser made it) the list of results first changed. A key
// after which the list stays as it was changes no DOM and is not counted.
(() => {
  const LIST = '[aria-label="Productos encontrados"]';
  const samples = [];
  let typedAt = null;
  document.addEventListener('input', (event) => (typedAt = event.timeStamp), { capture: true });
  const isOfList = ({ target }) => {
    const element = target instanceof Element ? target : target.parentElement;
    return element !== null && (element.closest(LIST) !== null || element.querySelector(LIST) !== null);
  };
  new MutationObserver((records) => {
    if (typedAt === null || !records.some(isOfList)) return;
    samples.push(performance.now() - typedAt);
    typedAt = null;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  window.benchSamples = samples;
})();
